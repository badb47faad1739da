import { createUnderstand, type Understand } from "./match.ts";
import { readModel } from "./model.ts";
import { createTokenise } from "./tokenise.ts";

/** Reads a file of src/generated/assets by its name. */
export type ReadAsset = (name: string) => Promise<ArrayBuffer>;

let loaded: Promise<Understand> | undefined;

/**
 * Loads dictionary and model once an isolate; later calls get the same matcher.
 *
 * @param read how to get an asset
 * @returns the matcher
 * @throws Error when an asset cannot be read or is of another version; the next call tries again
 */
export function loadUnderstand(read: ReadAsset): Promise<Understand> {
  loaded ??= load(read).catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(read: ReadAsset): Promise<Understand> {
  const [dictionary, model] = await Promise.all([read("dictionary.bin"), read("model.bin")]);
  return createUnderstand(readModel(model), createTokenise(dictionary));
}
