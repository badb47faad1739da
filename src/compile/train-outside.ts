import type { Model } from "../language/model.ts";
import type { Vector } from "../language/vector.ts";
import { lehmer, ORDERS, shuffle } from "./repeatable.ts";

/** An utterance and whether it asks what the manual does not hold. */
export type Sided = { outside: boolean; vector: Vector };

/** Settled by `npm run eval` (docs/quality.md). */
const EPOCHS = 8;
const FIRST_STEP = 4;
const STEP_DECAY = 0.3;
const BIAS_SHARE = 0.1;

/**
 * Trains a second, binary classifier: does the manual hold this at all? What unanswerable messages have in common (fees, days,
 * forms, reasons) is learnt across topics here, while the intents' classifier learns it topic by topic.
 *
 * @param features how many there are
 * @param examples what is asked of the manual; not what is said to the bot itself
 * @returns a weight a feature, and the bias
 */
export function trainOutside(
  features: number,
  examples: Sided[],
): Pick<Model, "outsideWeights" | "outsideBias"> {
  const outsideWeights = new Float32Array(features);
  let outsideBias = 0;
  for (const seed of ORDERS) {
    const { weights, bias } = learn(examples, features, lehmer(seed));
    for (let i = 0; i < features; i++) outsideWeights[i]! += weights[i]! / ORDERS.length;
    outsideBias += bias / ORDERS.length;
  }
  return { outsideWeights, outsideBias };
}

function learn(
  examples: Sided[],
  features: number,
  random: () => number,
): { weights: Float32Array; bias: number } {
  const weights = new Float32Array(features);
  let bias = 0;
  const data = [...examples];
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(data, random);
    const step = FIRST_STEP / (1 + STEP_DECAY * epoch);
    for (const { outside, vector } of data) {
      const sum = vector.reduce((total, { row, weight }) => total + weight * weights[row]!, bias);
      const gradient = 1 / (1 + Math.exp(-sum)) - (outside ? 1 : 0);
      for (const { row, weight } of vector) weights[row]! -= step * gradient * weight;
      bias -= step * BIAS_SHARE * gradient;
    }
  }
  return { weights, bias };
}
