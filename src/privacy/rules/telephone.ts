import { foldKanjiDigits, matches, type Span } from "../spans.ts";
import { nearWords } from "./numbers.ts";

/** Between two groups of a number: hyphens, brackets, a space, の, the end of a message. */
const GAP = "[-. ()の/\n]{0,3}";
/** Not part of a longer number, nor of a date or an amount. */
const BEFORE = "(?<![\\d.])(?<!\\d[-の])";
const AFTER = "(?!\\d|[-の]\\d)";

/** 090, 080, 070, 060 and 050: eleven digits; all else: ten, with an area code of two to five. */
const ELEVEN = `0[5-9]0${GAP}\\d{4}${GAP}\\d{4}|0800${GAP}\\d{3}${GAP}\\d{4}`;
const TEN = `0[1-9]${GAP}\\d{4}${GAP}\\d{4}|0[1-9]\\d${GAP}\\d{3}${GAP}\\d{4}|0[1-9]\\d\\d${GAP}\\d\\d${GAP}\\d{4}|0[1-9]\\d{3}${GAP}\\d${GAP}\\d{4}|0(?:120|570)${GAP}\\d{3}${GAP}\\d{3}`;
const FROM_ABROAD = `(?:\\+|00|010-?)\\s?81${GAP}(?:\\(?0\\)?)?${GAP}[1-9]\\d{0,3}${GAP}\\d{1,4}${GAP}\\d{3,4}`;

const TELEPHONE = new RegExp(`${BEFORE}\\(?(?:${FROM_ABROAD}|${ELEVEN}|${TEN})${AFTER}`, "g");

/** Without its area code, or its first zero, only near a word for it. */
const local = nearWords({
  words: /電話|でんわ|tel|携帯|けいたい|スマホの番号|fax|ファックス|ファクス|連絡先|折り?返し|phone|mobile/g,
  number: /(?<![\d.-])(?:\d{2,4}-\d{4}|[5-9]0-?\d{4}-?\d{4})(?![\d.]|-\d)/g,
  after: 15,
});

/**
 * @param reading text as rules read it, published numbers blanked out
 * @returns telephone and fax numbers in all Japanese forms
 */
export function telephones(reading: string): Span[] {
  return [...matches(foldKanjiDigits(reading), TELEPHONE), ...local(reading)];
}
