import { readCounted } from "./counted.ts";
import { alignReading, hasKanji, type Part } from "./ruby.ts";

/** A word and its reading in hiragana; the surface where it has none. */
type Word = { surface: string; reading: string };

/** Splits text into words. Never gets a lone surrogate nor much more than a sentence. */
export type SplitWords = (text: string) => Word[];

/** Words that the tokenizer reads otherwise than a person would here: as written, and their reading in hiragana. */
export type Readings = ReadonlyMap<string, string>;

/** The tokenizer's time grows with the square of the length. */
const PIECE = /[^。、！？\n]{1,120}[。、！？\n]*|[。、！？\n]+/gu;

/** A reading of ours spans at most so many words. */
const MAX_SPAN = 8;

/**
 * @param split the tokenizer
 * @param readings what we know better
 * @returns what gives any text's parts, every kanji of it with its reading
 */
export function createFurigana(split: SplitWords, readings: Readings): (text: string) => Part[] {
  const read = (text: string): Part[] => {
    if (!hasKanji(text)) return [{ text }];
    const words = split(text);
    const parts: Part[] = [];
    for (let i = 0; i < words.length; ) {
      const { taken, given } = known(words, i, readings) ?? counted(words, i) ?? plain(words, i);
      parts.push(...given);
      i += taken;
    }
    return parts.flatMap((part) => (part.reading === part.text ? byCharacter(part.text) : [part]));
  };
  /** A word that the dictionary lacks is read kanji by kanji. */
  const byCharacter = (text: string): Part[] => {
    const letters = [...text];
    if (letters.length === 1) return [{ text }];
    return letters.flatMap((letter) => read(letter));
  };
  return (text) => (text.toWellFormed().match(PIECE) ?? []).flatMap(read);
}

type Read = { taken: number; given: Part[] };

function known(words: Word[], at: number, readings: Readings): Read | undefined {
  for (let taken = Math.min(MAX_SPAN, words.length - at); taken > 0; taken--) {
    const surface = join(words.slice(at, at + taken));
    const reading = readings.get(surface);
    if (reading) return { taken, given: alignReading(surface, reading) };
  }
  return undefined;
}

function counted(words: Word[], at: number): Read | undefined {
  // A number may be several words, of a digit each.
  let end = at;
  while (/^[\d０-９]+$/.test(words[end]?.surface ?? "")) end++;
  const counter = words[end];
  if (end === at || !counter) return undefined;
  const number = join(words.slice(at, end));
  const read = readCounted(number, counter.surface, words[at - 1]?.surface ?? "");
  if (!read) return undefined;
  const { surface } = counter;
  const given =
    read.over === "both"
      ? [{ text: number + surface, reading: read.reading }]
      : [{ text: number }, { text: surface, reading: read.reading }];
  return { taken: end - at + 1, given };
}

function plain(words: Word[], at: number): Read {
  const { surface, reading } = words[at] ?? { surface: "", reading: "" };
  return { taken: 1, given: alignReading(surface, reading) };
}

function join(words: Word[]): string {
  return words.map(({ surface }) => surface).join("");
}
