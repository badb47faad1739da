/** A word as the tokenizer finds it: IPADIC's parts of speech, readings in hiragana. */
export type BrailleToken = {
  surface: string;
  base: string;
  reading: string;
  /** as it sounds, long vowels as ー; the surface where the word is unknown */
  spoken: string;
  partOfSpeech: string;
  detail: string;
  finer: string;
};

/** A word in braille's spelling. `kana` may hold blanks, where a compound is parted. */
export type Word = BrailleToken & { kana: string };

/** Part of speech of a number in digits and what counts it, read together. */
export const COUNTED = "数える語";

/** @returns whether the word stands alone in no phrase: a particle, an auxiliary */
export function isParticle({ partOfSpeech }: Pick<Word, "partOfSpeech">): boolean {
  return partOfSpeech === "助詞" || partOfSpeech === "助動詞";
}
