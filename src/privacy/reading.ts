import type { Span } from "./spans.ts";

/**
 * A text as the rules read it: NFKC, small letters, ASCII digits, one sort of hyphen, nothing invisible, numbers that are spelled
 * out in kana as digits. `starts` and `ends` say for each UTF-16 unit which place of the text it stands for.
 */
export type Reading = { text: string; starts: number[]; ends: number[] };

/** A character with the marks that ride on it; half-width kana carry their voicing marks behind them. */
const CHARACTER = /\P{M}[\p{M}ﾞﾟ]*|\p{M}+/gsu;
const HYPHENS = /^[\p{Pd}−➖⁃～〜~]/u;
const KANJI_DIGIT = "[〇零一壱二弐三参四五六七八九]";
const LONG_HYPHEN = new RegExp(
  `(?<=\\d )ー|(?<=\\d)ー|ー(?= ?\\d)|(?<=${KANJI_DIGIT})ー(?=${KANJI_DIGIT})`,
  "g",
);
const INVISIBLE = /^[\p{Cf}\p{M}\p{Cc}]/u;

/**
 * @param text any text
 * @returns the text as rules read it
 */
export function read(text: string): Reading {
  const reading: Reading = { text: "", starts: [], ends: [] };
  for (const { 0: character, index } of text.matchAll(CHARACTER)) {
    add(reading, folded(character), { start: index, end: index + character.length });
  }
  // The long vowel mark is a hyphen beside a digit or between two of kanji, and a letter elsewhere (ピンコード).
  reading.text = reading.text.replace(LONG_HYPHEN, "-");
  return spelledOut(reading);
}

/**
 * @param reading what a rule looked at
 * @param span where it found something
 * @returns the same place in the text
 */
export function placeOf({ starts, ends }: Reading, { start, end }: Span): Span {
  return { start: starts[start] ?? 0, end: ends[end - 1] ?? 0 };
}

function add(reading: Reading, characters: string, { start, end }: Span): void {
  reading.text += characters;
  for (let i = 0; i < characters.length; i++) {
    reading.starts.push(start);
    reading.ends.push(end);
  }
}

function folded(character: string): string {
  if (character.startsWith("\n")) return "\n";
  if (/^\s/.test(character)) return " ";
  if (HYPHENS.test(character)) return "-";
  if (INVISIBLE.test(character)) return "";
  const plain = character.normalize("NFKC").toLowerCase();
  if (/^\d/.test(plain)) return plain.replace(/\p{M}/gu, "");
  // A digit of a script whose values nobody here needs: that it is one is enough.
  return plain.replace(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : "0"));
}

const SPELLED: Record<string, string> = {
  ゼロ: "0",
  レイ: "0",
  マル: "0",
  イチ: "1",
  ニ: "2",
  ニイ: "2",
  サン: "3",
  ヨン: "4",
  シ: "4",
  ゴ: "5",
  ゴオ: "5",
  ロク: "6",
  ナナ: "7",
  シチ: "7",
  ハチ: "8",
  キュウ: "9",
  キュー: "9",
  ク: "9",
};
const WORD = Object.keys(SPELLED)
  .flatMap((word) => [word, toHiragana(word)])
  .sort((a, b) => b.length - a.length)
  .join("|");
const SPELLED_RUN = new RegExp(`(?:${WORD})(?:[ 、,・の\\-]{0,2}(?:${WORD}|\\d)){3,}`, "g");
const SPELLED_WORD = new RegExp(WORD, "g");

/** Four digits and more in kana are a number, unless they are mostly of one letter: 奥さんにご… */
function spelledOut(reading: Reading): Reading {
  const result: Reading = { text: "", starts: [], ends: [] };
  let done = 0;
  const copy = (end: number) => {
    result.text += reading.text.slice(done, end);
    for (; done < end; done++) {
      result.starts.push(reading.starts[done] ?? 0);
      result.ends.push(reading.ends[done] ?? 0);
    }
  };
  for (const run of reading.text.matchAll(SPELLED_RUN)) {
    const words = [...run[0].matchAll(SPELLED_WORD)];
    if (words.filter(([word]) => word.length > 1).length * 2 < words.length) continue;
    for (const { 0: word, index } of words) {
      const start = run.index + index;
      copy(start);
      const span = placeOf(reading, { start, end: start + word.length });
      add(result, SPELLED[toKatakana(word)] ?? "0", span);
      done = start + word.length;
    }
  }
  copy(reading.text.length);
  return result;
}

function toHiragana(word: string): string {
  return word.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
}

function toKatakana(word: string): string {
  return word.replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60));
}
