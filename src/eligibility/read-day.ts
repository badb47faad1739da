import { daysAfter, weekdayOf } from "./japanese-date.ts";

/** What stands for a day that is not settled. */
export const UNDECIDED_WORDS = [
  "未定",
  "みてい",
  "決まってい",
  "きまってい",
  "決まってな",
  "決めてい",
  "決めてな",
  "まだ",
  "わから",
  "分から",
  "わかり",
  "分かり",
  "わかんな",
  "知ら",
  "不明",
  "検討中",
  "調整中",
  "相談中",
  "これから",
];

const WEEKDAYS = "日月火水木金土";
const KANJI_DIGITS = "〇一二三四五六七八九";

/** A way to write a day; tried in this order. */
type Reader = {
  pattern: RegExp;
  read: (groups: Record<string, string>, today: string) => string | undefined;
};

const READERS: Reader[] = [
  {
    pattern: /(?<year>\d{4})[年/.-](?<month>\d{1,2})[月/.-](?<day>\d{1,2})/,
    read: ({ year, month, day }) => date(Number(year), Number(month), Number(day)),
  },
  {
    pattern: /(?:令和|r)(?<year>\d{1,2}|元)年?[/.]?(?<month>\d{1,2})[月/.](?<day>\d{1,2})/,
    read: ({ year, month, day }) =>
      date(2018 + (year === "元" ? 1 : Number(year)), Number(month), Number(day)),
  },
  {
    pattern: /(?<word>今年|来年|再来年)の?(?<month>\d{1,2})[月/](?<day>\d{1,2})日?/,
    read: ({ word = "", month, day }, today) => {
      const years = { 今年: 0, 来年: 1, 再来年: 2 }[word] ?? 0;
      return date(Number(today.slice(0, 4)) + years, Number(month), Number(day));
    },
  },
  {
    pattern: /(?<word>今月|来月|再来月|(?<month>\d{1,2})月)の?第(?<nth>[1-5])(?<weekday>[日月火水木金土])/,
    read: ({ word = "", month, nth, weekday = "" }, today) => {
      const first = month ? nextMonthNamed(Number(month), today) : monthFrom(word, today);
      return first && nthWeekday(first, Number(nth), WEEKDAYS.indexOf(weekday));
    },
  },
  {
    pattern: /(?<word>今月|来月|再来月)の?(?<day>\d{1,2})日/,
    read: ({ word = "", day }, today) => {
      const first = monthFrom(word, today);
      return first && date(Number(first.slice(0, 4)), Number(first.slice(5, 7)), Number(day));
    },
  },
  {
    pattern: /(?<month>\d{1,2})[月/](?<day>\d{1,2})日?/,
    read: ({ month, day }, today) => {
      const year = Number(today.slice(0, 4));
      const inYear = (y: number) => date(y, Number(month), Number(day));
      const thisYear = inYear(year);
      // A day that has passed is meant for next year; a 29 February waits for the next leap year in vain.
      return thisYear && thisYear >= today ? thisYear : inYear(year + 1);
    },
  },
  {
    pattern: /(?<word>今週|来週|再来週)の?(?<weekday>[日月火水木金土])/,
    read: ({ word = "", weekday = "" }, today) => {
      const weeks = { 今週: 0, 来週: 1, 再来週: 2 }[word] ?? 0;
      const monday = daysAfter(today, -((weekdayOf(today) + 6) % 7));
      return daysAfter(monday, weeks * 7 + ((WEEKDAYS.indexOf(weekday) + 6) % 7));
    },
  },
  {
    pattern: /(?:次|つぎ|今度)の(?<weekday>[日月火水木金土])曜/,
    read: ({ weekday = "" }, today) =>
      daysAfter(today, ((WEEKDAYS.indexOf(weekday) - weekdayOf(today) + 6) % 7) + 1),
  },
  { pattern: /(?<days>\d{1,3})日後/, read: ({ days }, today) => daysAfter(today, Number(days)) },
  { pattern: /(?<weeks>\d{1,2})週間後/, read: ({ weeks }, today) => daysAfter(today, 7 * Number(weeks)) },
  { pattern: /明後日|あさって/, read: (_, today) => daysAfter(today, 2) },
  { pattern: /明日|あした|あす/, read: (_, today) => daysAfter(today, 1) },
];

/**
 * Reads a day as people write it: 「6月30日」「6/30」「令和9年6月30日」「来月の第2火曜」「来週の水曜」「10日後」. (chrono-node's Japanese
 * takes 「来月の第2火曜」 for next Tuesday, which would shift a whole schedule unnoticed.)
 *
 * @param text folded to NFKC, without spaces
 * @param today YYYY-MM-DD in Japan
 * @returns YYYY-MM-DD, or nothing when no day is named or the day does not exist
 */
export function readDay(text: string, today: string): string | undefined {
  const written = withDigits(text);
  for (const { pattern, read } of READERS) {
    const found = pattern.exec(written);
    if (found) return read(found.groups ?? {}, today);
  }
  return undefined;
}

/** 十二月三日 as 12月3日; only before 年, 月, 日 and after 第, so that 火曜 and 一緒 stay. */
function withDigits(text: string): string {
  return text.replace(/[〇一二三四五六七八九十]+(?=[年月日週])|(?<=第)[一二三四五]/g, (kanji) =>
    String(kanjiNumber(kanji)),
  );
}

function kanjiNumber(kanji: string): number {
  const [tens, ones] = kanji.includes("十") ? kanji.split("十") : [undefined, kanji];
  const digit = (letter: string | undefined) => (letter ? KANJI_DIGITS.indexOf(letter) : 0);
  return tens === undefined ? digit(ones) : (tens === "" ? 1 : digit(tens)) * 10 + digit(ones);
}

/** @returns the day as YYYY-MM-DD, or nothing for a day such as 31 June */
function date(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? at.toISOString().slice(0, 10) : undefined;
}

function monthFrom(word: string, today: string): string | undefined {
  const months = { 今月: 0, 来月: 1, 再来月: 2 }[word] ?? 0;
  const at = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1 + months, 1));
  return at.toISOString().slice(0, 10);
}

function nextMonthNamed(month: number, today: string): string | undefined {
  const year = Number(today.slice(0, 4));
  return date(month < Number(today.slice(5, 7)) ? year + 1 : year, month, 1);
}

function nthWeekday(first: string, nth: number, weekday: number): string | undefined {
  const day = daysAfter(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1));
  return day.slice(0, 7) === first.slice(0, 7) ? day : undefined;
}
