import type { Model, Target } from "./model.ts";
import { softmax, vectorOf } from "./vector.ts";

/** How likely an intent is, 0 to 1; all of a message's scores sum to 1. */
export type Score = { intent: string; target: Target; score: number };

/**
 * @param model the compiled intents
 * @param counts a message's features
 * @returns every intent with its likelihood, the likeliest first
 */
export function classify(model: Model, counts: Map<string, number>): Score[] {
  const { intents, starts, columns, weights, weightStep, bias } = model;
  const sums = Float64Array.from(bias);
  for (const { row, weight } of vectorOf(model, counts)) {
    const step = weight * weightStep;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) sums[columns[i]!]! += step * weights[i]!;
  }
  softmax(sums);
  return intents
    .map(({ id, target }, i) => ({ intent: id, target, score: sums[i]! }))
    .sort((a, b) => b.score - a.score);
}
