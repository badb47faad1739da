import { matches, type Span } from "./spans.ts";

/** Words that a PIN stands near, also as they are misheard and mistyped; text is folded to half width, small letters. */
const WORDS =
  /暗証|暗唱|暗号|安証|あんしょう|アンショウ|パスワード|ぱすわーど|パスコード|パス(?!ポート)|ロック|ろっく|(?<![a-z])pin(?![a-z])|ピン(?:コード|番号)|pass(?:word|code)/g;
/** How far from such a word a number is still taken for a PIN, in UTF-16 units. */
const NEAR = 40;

/** Counters that make four digits something else: years, amounts, pages. */
const COUNTER = "(?!\\s*(?:年|円|人|名|桁|けた|号|時|分|月|日|件|歳|才|枚|回|個|条|ページ|版|番地|cm|mb))";
/** 利用者証明用: four digits, unbroken or one by one (section 10, item 13). */
const FOUR_DIGITS = new RegExp(
  `(?<![0-9a-z¥.-])(?:\\d{4}|\\d(?:[-\\s.,・、]\\d){3})(?![0-9a-z]|[-.]\\d)${COUNTER}`,
  "g",
);
/** 署名用: six to sixteen letters and digits (section 10, item 13), at least one digit among them. */
const ALPHANUMERIC = /(?<![0-9a-z/.-])(?=[a-z]{0,15}\d)[0-9a-z]{6,16}(?![0-9a-z/.-])/g;

/**
 * Finds PINs and passwords, which only their surroundings tell from other numbers.
 *
 * @param folded text after fold(), numbers that are settled blanked out
 * @returns spans of four-digit and alphanumeric PINs within 40 characters of a word for them
 */
export function pins(folded: string): Span[] {
  const words = matches(folded, WORDS);
  if (words.length === 0) return [];
  const near = (span: Span) =>
    words.some((word) => span.start - word.end <= NEAR && word.start - span.end <= NEAR);
  return [FOUR_DIGITS, ALPHANUMERIC].flatMap((pattern) => matches(folded, pattern)).filter(near);
}
