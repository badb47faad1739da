import { matches, type Span } from "../spans.ts";

const AT = "(?:@|\\s?\\(at\\)\\s?|\\s?\\[at\\]\\s?|\\s?アットマーク\\s?|\\s?あっとまーく\\s?)";
const DOT = "(?:\\.|\\s?ドット\\s?|\\s?どっと\\s?)";
const EMAIL = new RegExp(
  `(?<![0-9a-z._+-])[0-9a-z._+-]{1,64}${AT}[0-9a-z-]{1,63}(?:${DOT}[0-9a-z-]{1,63}){1,5}`,
  "g",
);
/** Addresses of offices, not of people: 属性型 domains of the state and of municipalities. */
const OFFICE = /[.](?:go|lg)[.]jp$/;

/**
 * @param reading text as rules read it
 * @returns e-mail addresses but those of public offices
 */
export function emails(reading: string): Span[] {
  return matches(reading, EMAIL).filter(({ start, end }) => !OFFICE.test(reading.slice(start, end)));
}
