import { foldKanjiDigits, matches, type Span } from "../spans.ts";

/** Words that a PIN stands near, also as they are misheard and mistyped; text is folded to half width, small letters. */
const WORDS =
  /暗証|[4四]桁|[4四]けた|よんけた|パス(?=[はがを: ])|暗唱|暗号|安証|あんしょ|アンショ|パスワード|ぱすわーど|パスコード|(?<!ブ)ロック|ろっく|(?<![a-z])pin(?![a-z])|[ピぴ][ンん](?:コード|番号)|pass(?:word|code)/g;
/** How far from such a word a number is still taken for a PIN, in UTF-16 units. */
const NEAR = 40;

/** What makes four digits something else. Counters that also begin other words (人, 回, 日) are not among them. */
const NO_YEAR = "(?!(?:19|20)\\d\\d\\s*(?:年|版))";
const NO_COUNTER = "(?!\\s*(?:円|号|番地|丁目|ページ|cm|mb))";
/** 利用者証明用: four digits, unbroken, in pairs or one by one (section 10, item 13). */
const FOUR_DIGITS = new RegExp(
  `(?<![0-9a-z¥.-])${NO_YEAR}(?:\\d{4}|\\d\\d[-\\s]\\d\\d|\\d(?:[-\\s.,・、]\\d){3})(?![0-9a-z]|[-.]\\d)${NO_COUNTER}`,
  "g",
);
/** 署名用: six to sixteen letters and digits (section 10, item 13), at least one digit among them. */
const ALPHANUMERIC =
  /(?<![0-9a-z/.-])(?!(?:windows|iphone|android|galaxy)\d+(?![0-9a-z]))(?=[a-z]{0,15}\d)[0-9a-z]{6,16}(?![0-9a-z/.@-])/g;

/**
 * Finds PINs and passwords, which only their surroundings tell from other numbers.
 *
 * @param folded text as rules read it, numbers that are settled blanked out
 * @returns spans of four-digit and alphanumeric PINs within 40 characters of a word for them
 */
export function pins(folded: string): Span[] {
  const words = matches(folded, WORDS);
  if (words.length === 0) return [];
  const near = (span: Span) =>
    words.some((word) => span.start - word.end <= NEAR && word.start - span.end <= NEAR);
  const digits = foldKanjiDigits(folded);
  return [FOUR_DIGITS, ALPHANUMERIC].flatMap((pattern) => matches(digits, pattern)).filter(near);
}
