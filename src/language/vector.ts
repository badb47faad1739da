import type { Model } from "./model.ts";

/** A message as the classifier sees it: rows of the model and their weights, at most 1 long. */
export type Vector = { row: number; weight: number }[];

/**
 * Weighs each feature by how rare it is among the utterances. The length is brought to 1 counting unknown features
 * too, so that a message mostly of unknown words stays short and no intent becomes likely.
 *
 * @param model its vocabulary
 * @param features how often each occurs in the message
 */
export function vectorOf(
  { features, idf, unseenIdf }: Pick<Model, "features" | "idf" | "unseenIdf">,
  counts: Map<string, number>,
): Vector {
  const vector: Vector = [];
  let squares = 0;
  for (const [feature, count] of counts) {
    const row = features.get(feature);
    const weight = (1 + Math.log(count)) * (row === undefined ? unseenIdf : idf[row]!);
    squares += weight * weight;
    if (row !== undefined) vector.push({ row, weight });
  }
  const length = Math.sqrt(squares) || 1;
  for (const entry of vector) entry.weight /= length;
  return vector;
}

/**
 * @param scores any numbers; overwritten with their softmax, which sums to 1
 */
export function softmax(scores: Float64Array): void {
  const highest = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    scores[i] = Math.exp(scores[i]! - highest);
    sum += scores[i]!;
  }
  for (let i = 0; i < scores.length; i++) scores[i]! /= sum;
}
