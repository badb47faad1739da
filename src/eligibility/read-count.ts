import { NUMBER_WORDS, readNumber } from "./japanese-number.ts";

const ABOUT = "(?:約|およそ|おおよそ|だいたい|大体|ざっと|たぶん|全部で|合わせて|あわせて|合計)?";
const PEOPLE = "(?:人|名|にん|めい)?(?:分|ぶん)?";
const ROUGHLY =
  "(?:くらい|ぐらい|ほど|程度|前後|以上|以下|弱|強|ちょっと|だけ|のみ|の予定|の見込み|を予定|の見こみ|いる|います|かな|かも)*";
const COUNT = new RegExp(`^${ABOUT}(?<number>${NUMBER_WORDS})${PEOPLE}${ROUGHLY}$`);
const RANGE = new RegExp(
  `^${ABOUT}(?<least>${NUMBER_WORDS})${PEOPLE}(?:から|ー|~|-|、|か)(?<most>${NUMBER_WORDS})${PEOPLE}${ROUGHLY}$`,
);
/** Said of people only. */
const ALONE: Record<string, number> = {
  ひとり: 1,
  ふたり: 2,
  本人: 1,
  本人だけ: 1,
  自分だけ: 1,
  ひとりだけ: 1,
};

/**
 * Reads how many people somebody names: 「20人」「3人くらい」「二十名」「10人から15人」「ひとり」.
 *
 * @param text folded to NFKC and hiragana, without spaces and what people add at the end of a sentence
 * @returns the number, of a range the larger, from 1 to 9999; nothing when none is named
 */
export function readCount(text: string): number | undefined {
  const words = RANGE.exec(text)?.groups?.most ?? COUNT.exec(text)?.groups?.number ?? "";
  const count = ALONE[text] ?? readNumber(words);
  return count !== undefined && count > 0 ? count : undefined;
}
