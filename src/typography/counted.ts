/** Days of a month and numbers of days that are not read as the number and にち. */
const DAYS: Record<string, string> = {
  "2": "ふつか",
  "3": "みっか",
  "4": "よっか",
  "5": "いつか",
  "6": "むいか",
  "7": "なのか",
  "8": "ようか",
  "9": "ここのか",
  "10": "とおか",
  "14": "じゅうよっか",
  "20": "はつか",
  "24": "にじゅうよっか",
};
const PEOPLE: Record<string, string> = { "1": "ひとり", "2": "ふたり" };
const MINUTES_PUN = /(?:[13468]|[^1-9]?0)$/;

/** What is read after a number otherwise than alone. */
const AFTER_NUMBER: Record<string, string> = {
  日: "にち",
  人: "にん",
  月: "がつ",
  名: "めい",
  分: "ふん",
  種類: "しゅるい",
};

/** How a number with its counter is read. `over` says whether the reading stands over the number too. */
export type Counted = { reading: string; over: "both" | "counter" };

/**
 * @param number digits, as written
 * @param counter the word after it, e.g. 日
 * @param before what stands before the number, e.g. 月 in 4月1日
 * @returns how both are read; nothing where the counter is read as always
 */
export function readCounted(number: string, counter: string, before: string): Counted | undefined {
  const digits = number.normalize("NFKC");
  if (!/^\d+$/.test(digits)) return undefined;
  if (counter === "日" && digits === "1" && before.endsWith("月"))
    return { reading: "ついたち", over: "both" };
  const whole = counter === "日" ? DAYS[digits] : counter === "人" ? PEOPLE[digits] : undefined;
  if (whole) return { reading: whole, over: "both" };
  if (counter === "分" && MINUTES_PUN.test(digits)) return { reading: "ぷん", over: "counter" };
  const reading = AFTER_NUMBER[counter];
  return reading ? { reading, over: "counter" } : undefined;
}
