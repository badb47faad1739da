import Tokenizer from "kuromoji/src/Tokenizer.js";
import { toHiragana } from "./normalise.ts";
import { readPackedDictionary } from "./packed-dictionary.ts";

/** A word of a message. */
export type Token = {
  surface: string;
  /** dictionary form, the surface where the word is unknown */
  base: string;
  /** in hiragana; the surface where the word is unknown */
  reading: string;
  /** the same as it sounds: は of a particle as わ, long vowels as ー */
  spoken: string;
  /** IPADIC part of speech, e.g. 名詞 */
  partOfSpeech: string;
  /** IPADIC's first detail, e.g. 非自立 */
  detail: string;
  /** IPADIC's second detail, e.g. 助動詞語幹 */
  finer: string;
};

/** Splits normalised text into words. */
export type Tokenise = (normalised: string) => Token[];

/**
 * @param dictionary the bytes of dictionary.bin
 * @returns kuromoji's tokenizer over it
 * @throws Error when the dictionary is of another version than this code
 */
export function createTokenise(dictionary: ArrayBuffer): Tokenise {
  const tokenizer = new Tokenizer(readPackedDictionary(dictionary));
  return (normalised) =>
    tokenizer.tokenize(normalised).map((word) => ({
      surface: word.surface_form,
      base: word.basic_form && word.basic_form !== "*" ? word.basic_form : word.surface_form,
      reading: toHiragana(word.reading ?? word.surface_form),
      spoken: toHiragana(word.pronunciation ?? word.surface_form),
      partOfSpeech: word.pos,
      detail: word.pos_detail_1,
      finer: word.pos_detail_2,
    }));
}
