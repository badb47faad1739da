import { isOutside, type Model, type Target } from "./model.ts";
import { softmax, type Vector } from "./vector.ts";

/** How likely an intent is, 0 to 1; all of a message's scores sum to 1. */
export type Score = { intent: string; target: Target; score: number };

/**
 * Every intent, the likeliest first, and how likely it is that the manual does not hold what is asked, 0 to 1: as the intents
 * have it, topic by topic (`topics`), as the classifier has it that learnt it across topics (`beside`), and the mean of both.
 */
export type Classified = {
  scores: Score[];
  doubts: { topics: number; beside: number };
  outside: number;
};

/**
 * @param model the compiled intents
 * @param vector a message's features, weighed
 * @returns how likely each intent is, and that none of our answers is asked for
 */
export function classify(model: Model, vector: Vector): Classified {
  const { intents, starts, columns, weights, weightStep, bias, outsideWeights, outsideBias } = model;
  const sums = Float64Array.from(bias);
  let outsideSum = outsideBias;
  for (const { row, weight } of vector) {
    const step = weight * weightStep;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) sums[columns[i]!]! += step * weights[i]!;
    outsideSum += weight * outsideWeights[row]!;
  }
  softmax(sums);
  const scores = intents
    .map(({ id, target }, i) => ({ intent: id, target, score: sums[i]! }))
    .sort((a, b) => b.score - a.score);
  const topics = scores.reduce((sum, { target, score }) => sum + (isOutside(target) ? score : 0), 0);
  const beside = 1 / (1 + Math.exp(-outsideSum));
  return { scores, doubts: { topics, beside }, outside: (topics + beside) / 2 };
}
