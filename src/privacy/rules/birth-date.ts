import { matches, type Span } from "../spans.ts";

const KANJI = "[〇一二三四五六七八九十元]{1,4}";
const SMALL = `(?:\\d{1,2}|${KANJI})`;
const ERA = "(明治|大正|昭和|平成|令和|(?<![a-z])[mtshr](?=\\s?\\d))";
const JAPANESE = `${ERA}\\s?(\\d{1,2}|${KANJI})\\s?(?:年\\s?${SMALL}\\s?月\\s?${SMALL}\\s?日?|([-./])\\d{1,2}\\3\\d{1,2})`;
const WESTERN =
  "(?<![\\d.])((?:18|19|20)\\d\\d)(?:\\s?年\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日?|([-./])\\s?\\d{1,2}\\5\\s?\\d{1,2}(?![\\d/])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?!\\d))";
const COMPACT_ERA = "(?<![a-z0-9])([mtshr])(\\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?!\\d)";
const FULL = new RegExp(`${JAPANESE}|${WESTERN}|${COMPACT_ERA}`, "g");

/** The year before the era's first. */
const ERAS: Record<string, number> = {
  明治: 1867,
  大正: 1911,
  昭和: 1925,
  平成: 1988,
  令和: 2018,
  m: 1867,
  t: 1911,
  s: 1925,
  h: 1988,
  r: 2018,
};

/** Numbers for individuals began in October 2015: what is dated before has to do with a person, hardly with a card. */
const BEFORE_CARDS = 2015;

const BIRTH = /生年月日|生れ|生まれ|うまれ|誕生日|たんじょうび|誕生|バースデー|born|birth|dob/g;
/** How near such a word a date is one of birth, in UTF-16 units. */
const NEAR = 12;
/** What makes an old date one of an event. */
const EVENT =
  /^\s?(?:版|付|現在|時点|施行|公布|制定|成立|に?(?:開始|施行|入所|入居|入院|死亡|他界|亡く|結婚|転入|転居|引っ?越|取得|交付|発行|申請|退職|就職|から))/;

/** Without a year, only beside a word for birth. */
const DAY =
  /(?<![\d/])(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:月\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})日|\/\d{1,2}(?![\d/]))|(?<![\d/-])\d{4}(?![\d/年-])/g;
const ENGLISH =
  /(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?,? (?:19|20)\d\d|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d/g;

/**
 * Dates of birth: whole dates near a word for birth, or of a year before there were cards; days without a year beside such a
 * word. A year alone is as little as an age.
 *
 * @param reading text as rules read it
 * @returns their spans
 */
export function birthDates(reading: string): Span[] {
  const words = matches(reading, BIRTH);
  const near = ({ start, end }: Span, reach: number) =>
    words.some((word) => start - word.end <= reach && word.start - end <= reach);
  const full = [...reading.matchAll(FULL)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    const old = yearOf(match) < BEFORE_CARDS && !EVENT.test(reading.slice(span.end, span.end + 8));
    return old || near(span, NEAR) ? [span] : [];
  });
  const besideBirth = [...matches(reading, DAY), ...matches(reading, ENGLISH)].filter((span) =>
    near(span, 6),
  );
  return [...full, ...besideBirth];
}

function yearOf([, era, eraYear = "", , western, , compactEra, compactYear = ""]: RegExpMatchArray): number {
  if (western) return Number(western);
  const [sign, year] = era ? [era, eraYear] : [compactEra ?? "", compactYear];
  return (ERAS[sign] ?? 0) + kanjiNumber(year);
}

const DIGITS = "〇一二三四五六七八九";

/** Up to 99, as in 昭和十三年. */
function kanjiNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === "元") return 1;
  const [tens = "", ones = ""] = text.includes("十") ? text.split("十") : ["〇", text];
  return (tens === "" ? 1 : DIGITS.indexOf(tens)) * 10 + Math.max(0, DIGITS.indexOf(ones));
}
