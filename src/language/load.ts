import { createUnderstand, type Understand } from "./match.ts";
import { readModel } from "./model.ts";
import { readOwnFaq } from "./own-faq.ts";
import { createTokenise } from "./tokenise.ts";

/** Reads a file of src/generated/assets by its name. */
export type ReadAsset = (name: string) => Promise<ArrayBuffer>;

/** What the matcher is read from. */
export const KNOWLEDGE_ASSETS = ["dictionary.bin", "model.bin", "faq.bin"] as const;

/**
 * @param read how to get an asset
 * @returns the matcher over dictionary, model and the municipality's own entries
 * @throws Error when an asset cannot be read or is of another version
 */
export async function loadUnderstand(read: ReadAsset): Promise<Understand> {
  const [dictionary, model, faq] = await Promise.all(KNOWLEDGE_ASSETS.map((name) => read(name)));
  if (!dictionary || !model || !faq) throw new Error("an asset is missing");
  return createUnderstand(readModel(model), createTokenise(dictionary), readOwnFaq(faq));
}
