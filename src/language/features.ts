import { type Concepts, conceptsIn } from "./concepts.ts";
import { normalise } from "./normalise.ts";
import type { Token, Tokenise } from "./tokenise.ts";

/** Words that carry grammar, not meaning. */
const GRAMMAR = new Set(["助詞", "助動詞", "記号", "フィラー", "接続詞", "その他"]);
/** Verbs and nouns that stand in nearly every sentence. */
const EVERYWHERE = new Set([
  "する",
  "ある",
  "いる",
  "なる",
  "こと",
  "もの",
  "よう",
  "の",
  "ん",
  "それ",
  "これ",
]);
const GRAM_LENGTHS = [2, 3];

/** A message as the matcher compares it. */
export type Features = {
  /** how often each feature occurs */
  counts: Map<string, number>;
  /** the message's reading in hiragana */
  reading: string;
  /** the concepts that it carries */
  concepts: string[];
};

/** Takes a redacted message apart. */
export type Extract = (text: string) => Features;

/**
 * What a message is compared by: its content words in dictionary form (`w:`), the pairs and triples of kana of its reading
 * (`k:`), the concepts it carries (`c:`) and which of them meet (`m:`). Kana do not care how a word was written or
 * mis-converted; words keep those apart that only sound alike; concepts join words that only mean alike.
 *
 * @param tokenise the tokenizer
 * @param concepts intents/concepts.yaml
 */
export function createExtract(tokenise: Tokenise, concepts: Concepts): Extract {
  return (text) => {
    const normal = normalise(text);
    const tokens = tokenise(normal);
    const reading = tokens
      .filter((token) => token.partOfSpeech !== "記号")
      .map((token) => token.reading)
      .join("");
    const carried = conceptsIn(concepts, tokens);
    const counts = new Map<string, number>();
    const features = [
      ...words(tokens),
      ...grams(reading),
      ...carried.map((c) => `c:${c}`),
      ...meetings(carried),
    ];
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    return { counts, reading, concepts: carried };
  };
}

function words(tokens: Token[]): string[] {
  return tokens.filter(isContentWord).map(({ base }) => `w:${base}`);
}

function isContentWord({ partOfSpeech, detail, base }: Token): boolean {
  return !GRAMMAR.has(partOfSpeech) && detail !== "非自立" && detail !== "数" && !EVERYWHERE.has(base);
}

function grams(reading: string): string[] {
  const kana = reading.replace(/[ー\s]/g, "");
  return GRAM_LENGTHS.flatMap((length) =>
    Array.from({ length: Math.max(0, kana.length - length + 1) }, (_, i) => `k:${kana.slice(i, i + length)}`),
  );
}

function meetings(concepts: string[]): string[] {
  return concepts.flatMap((first, i) => concepts.slice(i + 1).map((second) => `m:${first}+${second}`));
}

/**
 * Adds what was talked of last (`t:`), on which an elliptical message leans.
 *
 * @param counts a message's features
 * @param topic of the answer before it, if there was one
 * @returns the features with it
 */
export function withTopic(counts: Map<string, number>, topic: string | undefined): Map<string, number> {
  return topic === undefined ? counts : new Map([...counts, [`t:${topic}`, 1]]);
}
