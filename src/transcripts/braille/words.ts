import { byCharacter, KANA, topicsApart, UNKNOWN_NOUN, wholeSyllables } from "./mend-tokens.ts";
import { addressCells, letterCells, numberCells } from "./signs.ts";
import { spell, spellByRule, toKatakana } from "./spelling.ts";
import { type BrailleToken, COUNTED, isParticle, type Word } from "./word.ts";

/** Splits text into words with their readings. */
export type SplitIntoWords = (text: string) => BrailleToken[];

/** What is known better than the tokenizer does. */
export type BrailleReadings = {
  /** as written → hiragana */
  readings: ReadonlyMap<string, string>;
  /** as written → katakana in braille's spelling, a blank where a compound is parted */
  compounds: ReadonlyMap<string, string>;
  /** how a number is read with what counts it (typography/counted.ts) */
  counted: (
    number: string,
    counter: string,
    before: string,
  ) => { reading: string; over: "both" | "counter" } | undefined;
};

/** What a line is made of: a word, or cells that are made already. */
export type Item =
  | { is: "word"; word: Word }
  | { is: "number"; cells: string; digits: string }
  | { is: "letters"; cells: string }
  | { is: "sign"; sign: string };

/** A reading of ours spans at most so many words. */
const MAX_SPAN = 8;

const LITERAL =
  /(?<address>https?:\/\/[\x21-\x7e]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?<number>\d+(?:[-,.]\d+)*)|(?<letters>[A-Za-z]+(?:[ '-][A-Za-z]+)*)/g;

const KANJI_DIGITS = "〇一二三四五六七八九";
const THINGS = [
  "",
  "ヒトツ",
  "フタツ",
  "ミッツ",
  "ヨッツ",
  "イツツ",
  "ムッツ",
  "ナナツ",
  "ヤッツ",
  "ココノツ",
];
/** 14日, 24日: the number stays in digits. */
const DAY_AFTER_TEN: Record<string, string> = { "14": "カ", "24": "カ" };

/**
 * @param text a line of print, its digits and letters in ASCII
 * @param split the tokenizer
 * @param known better readings
 * @returns what braille writes, in order
 */
export function itemsOf(text: string, split: SplitIntoWords, known: BrailleReadings): Item[] {
  const tokens = topicsApart(wholeSyllables(split(text))).map((token) => byCharacter(token, split));
  const starts = startsOf(tokens);
  const literals = new Map([...text.matchAll(LITERAL)].map((found) => [found.index, found]));
  const items: Item[] = [];
  for (let i = 0; i < tokens.length; ) {
    const literal = literals.get(starts[i] ?? -1);
    const after = literal ? starts.indexOf((starts[i] ?? 0) + literal[0].length) : -1;
    const taken =
      literal && after > i
        ? { items: [literalItem(literal)], taken: after - i }
        : (compound(tokens, i, known) ?? reading(tokens, i, known) ?? plain(tokens[i]));
    const last = items.at(-1);
    const word = last?.is === "number" ? tokens[i] : undefined;
    const counted = word && last?.is === "number" && count(last.digits, word, items.at(-2), known);
    if (counted) {
      items.splice(-1, 1, ...counted);
      i += 1;
      continue;
    }
    items.push(...taken.items);
    i += taken.taken;
  }
  return items;
}

function startsOf(tokens: BrailleToken[]): number[] {
  const starts = [0];
  for (const { surface } of tokens) starts.push((starts.at(-1) ?? 0) + surface.length);
  return starts;
}

function literalItem(found: RegExpMatchArray): Item {
  const { address, number, letters } = found.groups ?? {};
  if (address) return { is: "letters", cells: addressCells(address) };
  if (number) return { is: "number", cells: numberCells(number), digits: number };
  return { is: "letters", cells: letterCells(letters ?? "") };
}

type Taken = { items: Item[]; taken: number };

/** A term whose parts and spelling are given. */
function compound(tokens: BrailleToken[], at: number, { compounds }: BrailleReadings): Taken | undefined {
  const found = longest(tokens, at, compounds);
  const [first] = found?.span ?? [];
  if (!found || !first) return undefined;
  return { items: [wordItem(asTerm(first), found.reading)], taken: found.span.length };
}

/** よう and す make ようす: a noun, whatever the tokenizer takes its beginning for. */
function asTerm(first: BrailleToken): BrailleToken {
  const isNoun = first.partOfSpeech === "名詞" || first.partOfSpeech === "接頭詞";
  return isNoun ? { ...first, ...UNKNOWN_NOUN } : first;
}

/** Words with another reading than the tokenizer's; particles at their ends stay words of their own. */
function reading(tokens: BrailleToken[], at: number, { readings }: BrailleReadings): Taken | undefined {
  const found = longest(tokens, at, readings);
  if (!found) return undefined;
  const { span } = found;
  let left = found.reading;
  let [from, to] = [0, span.length];
  while (from < to && left.startsWith(span[from]?.surface ?? "\0"))
    left = left.slice(span[from++]?.surface.length);
  while (to > from && left.endsWith(span[to - 1]?.surface ?? "\0")) {
    left = left.slice(0, -(span[--to]?.surface.length ?? 0));
  }
  const middle = span[from];
  const items = [
    ...span.slice(0, from).flatMap((token) => plain(token).items),
    ...(middle && from < to ? [wordItem(middle, spellByRule(left))] : []),
    ...span.slice(to).flatMap((token) => plain(token).items),
  ];
  return { items, taken: span.length };
}

function longest(tokens: BrailleToken[], at: number, map: ReadonlyMap<string, string>) {
  for (let taken = Math.min(MAX_SPAN, tokens.length - at); taken > 0; taken--) {
    const span = tokens.slice(at, at + taken);
    const found = map.get(span.map(({ surface }) => surface).join(""));
    if (found !== undefined) return { span, reading: found };
  }
  return undefined;
}

function plain(token: BrailleToken | undefined): Taken {
  if (!token) return { items: [], taken: 1 };
  const { surface, partOfSpeech, detail } = token;
  if (partOfSpeech === "名詞" && detail === "数" && /^[〇一二三四五六七八九十]$/.test(surface)) {
    const digits = surface === "十" ? "10" : String(KANJI_DIGITS.indexOf(surface));
    return { items: [{ is: "number", cells: numberCells(digits), digits }], taken: 1 };
  }
  if (partOfSpeech === "記号" || !/[ぁ-ゖァ-ヺー々〆\p{Script=Han}]/u.test(surface)) {
    return { items: [...surface].map((sign) => ({ is: "sign" as const, sign })), taken: 1 };
  }
  return { items: [wordItem(token, spelling(token))], taken: 1 };
}

/** Of a noun in kana that the dictionary lacks, nobody knows the sound but by rule. */
function spelling({ surface, reading, spoken, partOfSpeech }: BrailleToken): string {
  const isUnknown = partOfSpeech === "名詞" && KANA.test(surface) && !spoken.includes("ー");
  return isUnknown ? spellByRule(reading) : spell(reading, spoken);
}

function wordItem(token: BrailleToken, kana: string): Item {
  // しよう, でしょう: the auxiliary alone does not tell that it lengthens.
  const lengthens = token.surface === "う" && isParticle(token);
  return { is: "word", word: { ...token, kana: lengthens ? "ー" : kana } };
}

/** A number and what counts it: 3日 is ミッカ, 24時間 stays in digits. */
function count(
  digits: string,
  counter: BrailleToken,
  before: Item | undefined,
  { counted }: BrailleReadings,
): Item[] | undefined {
  const word = (kana: string): Item => ({
    is: "word",
    word: { ...counter, partOfSpeech: COUNTED, detail: "*", finer: "*", kana },
  });
  if (counter.surface === "つ" && THINGS[Number(digits)]) return [word(THINGS[Number(digits)] ?? "")];
  const number: Item = { is: "number", cells: numberCells(digits), digits };
  const dayAfterTen = counter.surface === "日" ? DAY_AFTER_TEN[digits] : undefined;
  const suffix = (kana: string): Item => ({
    is: "word",
    word: { ...counter, partOfSpeech: "名詞", detail: "接尾", finer: "助数詞", kana },
  });
  if (dayAfterTen) return [number, suffix(dayAfterTen)];
  const read = counted(digits, counter.surface, before?.is === "word" ? before.word.surface : "");
  if (!read) return undefined;
  const kana = toKatakana(read.reading);
  return read.over === "both" ? [word(kana === "トオカ" ? kana : spellByRule(kana))] : [number, suffix(kana)];
}
