import { NUMBER_WORDS, readNumber } from "./japanese-number.ts";

/** An age in full years as somebody gave it: exact when both are the same. */
export type AgeRange = { from: number; to: number };

/** The year before the first of each era. */
const ERAS: Record<string, number> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 };
const BORN = /(?:(?<era>明治|大正|昭和|平成|令和)(?<eraYear>\d{1,2}|元)|(?<year>(?:19|20)\d{2}))年/;
/** A birthday that may be still to come: 「もうすぐ75」. */
const TO_COME = /もうすぐ|まもなく|来月|来年|今度|今年|になる|になります|前$|手前/;
const OLDEST = 130;
/** A bare number below this is rather the number of a choice. */
const LEAST_BARE = 10;

const YEARS = new RegExp(
  `(?<number>${NUMBER_WORDS})(?:歳|才|さい)?(?<range>代|だい)?(?:歳|才|さい)?(?<bound>以上|いじょう|を?過ぎ|を?すぎ|を?超え|を?こえ|より上|未満|より下|より若|以下)?`,
  "g",
);
const UNIT = /歳|才|さい|代|だい/;

/**
 * Reads an age as people write it: 「82歳」「ななじゅうろく」「74です」「80代」「昭和15年生まれ」「82歳の母です」.
 *
 * @param text folded to NFKC and hiragana, without spaces and what people add at the end of a sentence
 * @param today YYYY-MM-DD in Japan
 * @returns the ages that it may mean, or nothing when it names none
 */
export function readAge(text: string, today: string): AgeRange | undefined {
  const born = BORN.exec(text)?.groups;
  if (born) return ageOf(born, today);
  const bare = text
    .replace(TO_COME, "")
    .replace(/(?:になりました|くらい|ぐらい|ほど|前後)$/, "")
    .replace(/さい$/, "歳");
  const said = [...bare.matchAll(YEARS)].filter(
    ([words]) => UNIT.test(words) || (words === bare && (readNumber(words) ?? 0) >= LEAST_BARE),
  );
  const ranges = said.flatMap(({ groups }) => rangeOf(groups ?? {}) ?? []);
  if (ranges.length === 0) return undefined;
  const range = {
    from: Math.min(...ranges.map(({ from }) => from)) - (TO_COME.test(text) ? 1 : 0),
    to: Math.max(...ranges.map(({ to }) => to)),
  };
  return range.from <= OLDEST ? range : undefined;
}

function rangeOf({ number = "", range, bound = "" }: Record<string, string>): AgeRange | undefined {
  const age = readNumber(number);
  if (age === undefined) return undefined;
  if (range) return { from: age, to: age + 9 };
  if (/^(?:以上|いじょう|を?過ぎ|を?すぎ|を?超え|を?こえ|より上)/.test(bound))
    return { from: age, to: OLDEST };
  if (/^(?:未満|より下|より若)/.test(bound)) return { from: 0, to: age - 1 };
  return bound === "以下" ? { from: 0, to: age } : { from: age, to: age };
}

/** Before this year's birthday one is a year younger than after it. */
function ageOf({ era = "", eraYear, year }: Record<string, string>, today: string): AgeRange | undefined {
  const before = ERAS[era] ?? 0;
  const born = year ? Number(year) : before + (eraYear === "元" ? 1 : Number(eraYear));
  const to = Number(today.slice(0, 4)) - born;
  return to > 0 && to <= OLDEST ? { from: to - 1, to } : undefined;
}
