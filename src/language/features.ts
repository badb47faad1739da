import type { Token } from "./tokenise.ts";

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
  "くださる",
]);
const GRAM_LENGTHS = [2, 3];

/**
 * What a message is compared by: its content words in dictionary form (`w:`) and the pairs and triples of kana of its
 * reading (`k:`). Kana do not care how a word was written or mis-converted; words keep those that only sound
 * alike apart.
 *
 * @param tokens the words of a normalised message
 * @returns how often each feature occurs
 */
export function featuresOf(tokens: Token[]): Map<string, number> {
  const features = new Map<string, number>();
  const add = (feature: string) => features.set(feature, (features.get(feature) ?? 0) + 1);
  for (const token of tokens) {
    if (isContentWord(token)) add(`w:${token.base}`);
  }
  const kana = tokens
    .filter((token) => token.partOfSpeech !== "記号")
    .map((token) => token.reading)
    .join("")
    .replace(/[ー\s]/g, "");
  for (const length of GRAM_LENGTHS) {
    for (let i = 0; i + length <= kana.length; i++) add(`k:${kana.slice(i, i + length)}`);
  }
  return features;
}

function isContentWord({ partOfSpeech, detail, base }: Token): boolean {
  return !GRAMMAR.has(partOfSpeech) && detail !== "非自立" && detail !== "数" && !EVERYWHERE.has(base);
}
