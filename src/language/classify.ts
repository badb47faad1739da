import { isOutside, type Model, type Target } from "./model.ts";
import { softmax, vectorOf } from "./vector.ts";

/** How likely an intent is, 0 to 1; all of a message's scores sum to 1. */
export type Score = { intent: string; target: Target; score: number };

/** Every intent, the likeliest first, and how likely it is that the manual does not hold what is asked, 0 to 1. */
export type Classified = { scores: Score[]; outside: number };

/**
 * @param model the compiled intents
 * @param counts a message's features
 * @returns how likely each intent is; for what lies outside, the mean of both classifiers, which see different things
 */
export function classify(model: Model, counts: Map<string, number>): Classified {
  const { intents, starts, columns, weights, weightStep, bias, outsideWeights, outsideBias } = model;
  const sums = Float64Array.from(bias);
  let outsideSum = outsideBias;
  for (const { row, weight } of vectorOf(model, counts)) {
    const step = weight * weightStep;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) sums[columns[i]!]! += step * weights[i]!;
    outsideSum += weight * outsideWeights[row]!;
  }
  softmax(sums);
  const scores = intents
    .map(({ id, target }, i) => ({ intent: id, target, score: sums[i]! }))
    .sort((a, b) => b.score - a.score);
  const byIntents = scores.reduce((sum, { target, score }) => sum + (isOutside(target) ? score : 0), 0);
  return { scores, outside: (byIntents + 1 / (1 + Math.exp(-outsideSum))) / 2 };
}
