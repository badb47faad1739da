import type { Model } from "../language/model.ts";
import { softmax, type Vector, vectorOf } from "../language/vector.ts";
import { lehmer, ORDERS, shuffle } from "./repeatable.ts";
import { trainOutside } from "./train-outside.ts";

/** An utterance's features, the index of the intent it stands for, and where that leads. */
export type Example = { intent: number; side: "answer" | "outside" | "own"; features: Map<string, number> };

/** What training gives: all of the model but what is known without it. */
export type Trained = Omit<
  Model,
  "intents" | "concepts" | "answers" | "trust" | "sections" | "saidStarts" | "saidIn"
>;

/** A feature of a few utterances teaches little about others. */
const MIN_UTTERANCES = 5;
/** Settled by `npm run eval` (docs/quality.md). */
const EPOCHS = 4;
const FIRST_STEP = 8;
const STEP_DECAY = 0.3;
const BIAS_SHARE = 0.1;
/** A weight of fewer steps decides nothing: more than half of all are such, and each takes memory in every isolate. */
const FEWEST_STEPS = 3;
/** An intent that is this unlikely already learns nothing from one more utterance of another. */
const NO_LESSON = 1e-4;

/**
 * Trains a multinomial logistic regression over the intents by stochastic gradient descent, and beside it the classifier of
 * what lies outside the manual (train-outside.ts). What is learnt depends on the order of the utterances; the mean over some
 * orders much less. The orders are shuffled by fixed seeds: the same intents give the same model, bit by bit.
 *
 * @param intents how many there are
 * @param examples the utterances
 * @param told the words that answers use, which are kept however rare
 * @returns the model's tables, its weights rounded to 255 steps and the smallest left out
 */
export function train(intents: number, examples: Example[], told: Set<string>): Trained {
  const vocabulary = vocabularyOf(examples, told);
  const data = examples.map(({ intent, side, features }) => ({
    intent,
    side,
    vector: vectorOf(vocabulary, features),
  }));
  const weights = new Float32Array(vocabulary.features.size * intents);
  const bias = new Float32Array(intents);
  for (const seed of ORDERS) {
    const learnt = learn(data, vocabulary.features.size, intents, lehmer(seed));
    for (let i = 0; i < weights.length; i++) weights[i]! += learnt.weights[i]! / ORDERS.length;
    for (let i = 0; i < intents; i++) bias[i]! += learnt.bias[i]! / ORDERS.length;
  }
  const asked = data.filter(({ side }) => side !== "own");
  return {
    ...vocabulary,
    ...quantise(weights, intents),
    bias,
    ...trainOutside(
      vocabulary.features.size,
      asked.map(({ side, vector }) => ({ outside: side === "outside", vector })),
    ),
  };
}

/** One order of the utterances, EPOCHS times over. Most of a compilation is spent here, so its loops are over typed arrays. */
function learn(
  utterances: { intent: number; vector: Vector }[],
  features: number,
  intents: number,
  random: () => number,
): { weights: Float32Array; bias: Float64Array } {
  const weights = new Float32Array(features * intents);
  const bias = new Float64Array(intents);
  const gradient = new Float64Array(intents);
  const learning = new Uint16Array(intents);
  const data = [...utterances];
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(data, random);
    const step = FIRST_STEP / (1 + STEP_DECAY * epoch);
    for (const { intent, vector } of data) {
      gradient.set(bias);
      addScores(gradient, vector, weights);
      softmax(gradient);
      gradient[intent]! -= 1;
      let lessons = 0;
      for (let i = 0; i < intents; i++) if (Math.abs(gradient[i]!) > NO_LESSON) learning[lessons++] = i;
      for (const { row, weight } of vector) {
        const start = row * intents;
        const rate = step * weight;
        for (let k = 0; k < lessons; k++) {
          const i = learning[k]!;
          weights[start + i]! -= rate * gradient[i]!;
        }
      }
      for (let k = 0; k < lessons; k++) bias[learning[k]!]! -= step * BIAS_SHARE * gradient[learning[k]!]!;
    }
  }
  return { weights, bias };
}

function vocabularyOf(examples: Example[], told: Set<string>): Pick<Model, "features" | "idf" | "unseenIdf"> {
  const documents = new Map<string, number>();
  for (const { features } of examples) {
    for (const feature of features.keys()) documents.set(feature, (documents.get(feature) ?? 0) + 1);
  }
  for (const word of told) documents.set(word, documents.get(word) ?? 0);
  const kept = [...documents].filter(([word, count]) => count >= MIN_UTTERANCES || told.has(word));
  const idf = (count: number) => Math.log(1 + examples.length / (count + 0.5));
  return {
    features: new Map(kept.map(([feature], row) => [feature, row])),
    idf: Float32Array.from(kept, ([, count]) => idf(count)),
    unseenIdf: idf(0),
  };
}

function addScores(scores: Float64Array, vector: Vector, weights: Float32Array): void {
  for (const { row, weight } of vector) {
    const start = row * scores.length;
    for (let i = 0; i < scores.length; i++) scores[i]! += weight * weights[start + i]!;
  }
}

function quantise(
  weights: Float32Array,
  intents: number,
): Pick<Model, "starts" | "columns" | "weights" | "weightStep"> {
  const weightStep = weights.reduce((highest, weight) => Math.max(highest, Math.abs(weight)), 0) / 127 || 1;
  const rounded = Int8Array.from(weights, (weight) => Math.round(weight / weightStep));
  const starts = new Uint32Array(weights.length / intents + 1);
  const kept: number[] = [];
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let at = row * intents; at < (row + 1) * intents; at++) {
      if (Math.abs(rounded[at]!) >= FEWEST_STEPS) kept.push(at);
    }
    starts[row + 1] = kept.length;
  }
  return {
    starts,
    columns: Uint16Array.from(kept, (at) => at % intents),
    weights: Int8Array.from(kept, (at) => rounded[at] ?? 0),
    weightStep,
  };
}
