import { fold, matches } from "./spans.ts";

/** A Japanese number: ten digits, eleven from a mobile or an IP telephone; hyphens, brackets or spaces between. */
const TELEPHONE = /(?<!\d)0(?:[-() ]{0,2}\d){9,10}(?!\d)/g;

/**
 * Takes the number to call back out of a message, which then goes its way without it. Only for a message that was asked for
 * a number.
 *
 * @param text as it came
 * @param shown what stands in the number's place
 * @returns the number as digits and the text without it; nothing when there is no number in it
 */
export function takeTelephone(text: string, shown: string): { telephone: string; rest: string } | undefined {
  const folded = fold(text);
  const [span] = matches(folded, TELEPHONE);
  if (!span) return undefined;
  const telephone = folded.slice(span.start, span.end).replace(/\D/g, "");
  return { telephone, rest: text.slice(0, span.start) + shown + text.slice(span.end) };
}
