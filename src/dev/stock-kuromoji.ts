import type { IpadicFeatures } from "kuromoji";
import Tokenizer from "kuromoji/src/Tokenizer.js";
import { buildDictionary, loadStock } from "../compile/dictionary.ts";
import { readPackedDictionary } from "../language/packed-dictionary.ts";

/** A text's tokens as JSON; kuromoji's word ids depend on the order of its dictionary and are left out. */
export type Tokens = (text: string) => string;

const comparable = (tokens: IpadicFeatures[]) =>
  JSON.stringify(tokens.map(({ word_id: _, ...rest }) => rest));

/** @returns kuromoji with the dictionary of its npm package */
export async function stockTokens(): Promise<Tokens> {
  const tokenizer = new Tokenizer(await loadStock());
  return (text) => comparable(tokenizer.tokenize(text));
}

/** @returns kuromoji with our packed dictionary, without our lexicon; takes ten seconds */
export async function packedTokens(): Promise<Tokens> {
  const tokenizer = new Tokenizer(readPackedDictionary((await buildDictionary([])).buffer));
  return (text) => comparable(tokenizer.tokenize(text));
}
