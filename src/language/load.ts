import { createUnderstand, type Understand } from "./match.ts";
import { readModel } from "./model.ts";
import { readOwnFaq } from "./own-faq.ts";
import { createTokenise, type Tokenise } from "./tokenise.ts";

/** Reads a file of src/generated/assets by its name. */
export type ReadAsset = (name: string) => Promise<ArrayBuffer>;

/** What the matcher is read from. */
export const KNOWLEDGE_ASSETS = ["dictionary.bin", "model.bin", "faq.bin"] as const;

let tokenise: Promise<Tokenise> | undefined;

/**
 * Loads the tokenizer once an isolate; later calls get the same.
 *
 * @param read how to get an asset
 * @returns the tokenizer
 * @throws Error when the dictionary cannot be read or is of another version; the next call tries again
 */
export function loadTokenise(read: ReadAsset): Promise<Tokenise> {
  tokenise ??= read("dictionary.bin")
    .then(createTokenise)
    .catch((error: unknown) => {
      tokenise = undefined;
      throw error;
    });
  return tokenise;
}

/**
 * @param read how to get an asset
 * @returns the matcher over dictionary, model and the municipality's own entries
 * @throws Error when an asset cannot be read or is of another version
 */
export async function loadUnderstand(read: ReadAsset): Promise<Understand> {
  const [words, model, faq] = await Promise.all([loadTokenise(read), read("model.bin"), read("faq.bin")]);
  return createUnderstand(readModel(model), words, readOwnFaq(faq));
}
