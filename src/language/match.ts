import Fuse from "fuse.js";
import { createExtract } from "./features.ts";
import type { Model, Target } from "./model.ts";
import type { Tokenise } from "./tokenise.ts";
import { softmax, vectorOf } from "./vector.ts";

/** How likely an intent is, 0 to 1; all of a message's scores sum to 1. */
export type Score = { intent: string; target: Target; score: number };

/** A lost or stolen card cannot wait, whatever else the message asks; concepts as in intents/concepts.yaml. */
const URGENT = { what: "card", happened: ["lose", "theft"] };

/**
 * What the matcher makes of a message. `sure`: it leads to one target; `choices`: one to three answers it could
 * be about, best first; `unsure`: nothing is near enough. `scores`: the five likeliest intents, for explaining. `urgent`: it
 * seems to speak of a lost or stolen card.
 */
export type Understanding = { scores: Score[]; urgent: boolean } & (
  | { kind: "sure"; target: Target }
  | { kind: "choices"; answers: string[] }
  | { kind: "unsure" }
);

export type Understand = (text: string) => Understanding;

/** Settled by `npm run eval` over intents/ (docs/quality.md), never by the labelled questions. */
const THRESHOLDS = {
  /** an answer at least this likely is given at once */
  answer: 0.36,
  /** as likely as this that a person is asked for */
  human: 0.4,
  /** all intents outside the manual together, for saying so */
  outside: 0.85,
  /** an answer less likely than this is not even offered */
  choice: 0.04,
  /** Fuse.js distance (0 equal, 1 unlike) of a title that is still offered */
  title: 0.3,
};

const MAX_CHOICES = 3;
const EXPLAINED = 5;

/**
 * @param model the compiled intents
 * @param tokenise the tokenizer that the model was compiled with
 * @returns a pure function from a redacted message to what it asks
 */
export function createUnderstand(model: Model, tokenise: Tokenise): Understand {
  const titles = new Fuse(model.titles, { keys: ["reading"], threshold: THRESHOLDS.title });
  const extract = createExtract(tokenise, model.concepts);
  return (text) => {
    const { counts, reading, concepts } = extract(text);
    const scores = scoreIntents(model, counts);
    const urgent =
      concepts.includes(URGENT.what) && URGENT.happened.some((concept) => concepts.includes(concept));
    return {
      scores: scores.slice(0, EXPLAINED),
      urgent,
      ...decide(scores, () => similarTitles(titles, reading)),
    };
  };
}

function scoreIntents(model: Model, counts: Map<string, number>): Score[] {
  const { intents, weights, weightStep, bias } = model;
  const sums = Float64Array.from(bias);
  for (const { row, weight } of vectorOf(model, counts)) {
    const step = weight * weightStep;
    for (let i = 0; i < intents.length; i++) sums[i]! += step * weights[row * intents.length + i]!;
  }
  softmax(sums);
  return intents
    .map(({ id, target }, i) => ({ intent: id, target, score: sums[i]! }))
    .sort((a, b) => b.score - a.score);
}

type Decision =
  | { kind: "sure"; target: Target }
  | { kind: "choices"; answers: string[] }
  | { kind: "unsure" };

function decide(scores: Score[], findTitles: () => string[]): Decision {
  const [best] = scores;
  if (!best) return { kind: "unsure" };
  const total = (reply: boolean) =>
    scores.reduce((sum, { target, score }) => sum + (isOutside(target) === reply ? score : 0), 0);
  if ("reply" in best.target && !isOutside(best.target) && best.score >= THRESHOLDS.human) {
    return { kind: "sure", target: best.target };
  }
  const outside = total(true);
  const answers = scores.flatMap(({ target, score }) =>
    "answer" in target ? [{ answer: target.answer, score }] : [],
  );
  const [first] = answers;
  if (first && first.score >= THRESHOLDS.answer && first.score > outside) {
    return { kind: "sure", target: { answer: first.answer } };
  }
  if (outside >= THRESHOLDS.outside) return { kind: "sure", target: { reply: "out-of-scope" } };
  const likely = answers.filter(({ score }) => score >= THRESHOLDS.choice).map(({ answer }) => answer);
  const offered = (likely.length > 0 ? likely : findTitles()).slice(0, MAX_CHOICES);
  return offered.length > 0 ? { kind: "choices", answers: offered } : { kind: "unsure" };
}

function isOutside(target: Target): boolean {
  return "reply" in target && target.reply === "out-of-scope";
}

/** The last resort for a message of words that nobody has used: titles that read nearly like it. */
function similarTitles(titles: Fuse<{ answer: string; reading: string }>, reading: string): string[] {
  if (reading.length < 3 || reading.length > 60) return [];
  return titles.search(reading, { limit: MAX_CHOICES }).map(({ item }) => item.answer);
}
