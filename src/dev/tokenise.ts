import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../compile/files.ts";
import { createTokenise, type Tokenise } from "../language/tokenise.ts";

/**
 * @returns the tokenizer over the dictionary that `npm run compile` has built
 */
export function devTokenise(): Tokenise {
  const dictionary = readFileSync(join(ROOT, "src/generated/assets/dictionary.bin"));
  return createTokenise(new Uint8Array(dictionary).buffer);
}
