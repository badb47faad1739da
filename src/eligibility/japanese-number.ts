/** Digits as people write and say them; each place holds a figure's spellings. */
const FIGURES = [
  "〇|零|ぜろ|れい",
  "一|いち",
  "二|に",
  "三|さん",
  "四|よん|し",
  "五|ご",
  "六|ろく|ろっ",
  "七|なな|しち",
  "八|はち|はっ",
  "九|きゅう|きゅー|く",
].map((spellings) => spellings.split("|"));

const FIGURE = FIGURES.flat().join("|");
const SPELLING = new RegExp(
  `^(?:(?<hundreds>百|ひゃく))?(?:(?<tens>${FIGURE})?(?<ten>十|じゅう|じゅー|じゅっ|じっ))?(?<ones>${FIGURE})?$`,
);

/** What {@link readNumber} can read, to put into a larger pattern. */
export const NUMBER_WORDS =
  "[0-9]{1,4}|[〇零一二三四五六七八九十百]+|[いちにさんよごろくっしなはきゅうーじひゃぜれ]{1,10}";

/**
 * Reads a number from 0 to 199 in words, or up to 9999 in digits: 「76」「七十六」「ななじゅうろく」.
 *
 * @param text folded to NFKC and hiragana, nothing but the number
 * @returns the number, or nothing when it is none
 */
export function readNumber(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const said = SPELLING.exec(text)?.groups;
  if (!said || text === "") return undefined;
  const { hundreds, tens, ten, ones } = said;
  const upper = ten ? 10 * (tens ? figure(tens) : 1) : 0;
  return (hundreds ? 100 : 0) + upper + (ones ? figure(ones) : 0);
}

function figure(spelling: string): number {
  return FIGURES.findIndex((spellings) => spellings.includes(spelling));
}
