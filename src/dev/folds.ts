import type { Intent } from "../compile/intents.ts";

/** How many parts the utterances are divided into for cross-validation. */
export const FOLDS = 5;

/** Each intent with those of its utterances that belong to the fold. */
export function inFold(intents: Intent[], fold: number): Intent[] {
  return part(intents, (i) => i % FOLDS === fold);
}

/** Each intent with the utterances of the other folds. */
export function notInFold(intents: Intent[], fold: number): Intent[] {
  return part(intents, (i) => i % FOLDS !== fold);
}

function part(intents: Intent[], keep: (i: number) => boolean): Intent[] {
  return intents.map((intent) => ({ ...intent, examples: intent.examples.filter((_, i) => keep(i)) }));
}
