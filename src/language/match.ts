import Fuse from "fuse.js";
import { createAssess } from "./assess.ts";
import { classify, type Score } from "./classify.ts";
import { type Decision, decide } from "./decide.ts";
import { createExtract, type Features } from "./features.ts";
import { leadsTo, type Model } from "./model.ts";
import { askOwnFaq, type OwnFaq } from "./own-faq.ts";
import { decidesInstead, hearSentences } from "./sentences.ts";
import type { Tokenise } from "./tokenise.ts";
import { type Marks, trustIn } from "./trust.ts";
import { vectorOf } from "./vector.ts";

/**
 * A lost or stolen card cannot wait, whatever else the message asks; concepts as in intents/concepts.yaml. What would be asked
 * about ("which of these?") is led through at once when it is among what the message may mean.
 */
const URGENT = { what: "card", happened: ["lose", "theft"], leadsTo: "flow:loss" };

/** Fuse.js distance (0 equal, 1 unlike) of a title that is still offered. */
const TITLE_DISTANCE = 0.3;
const MAX_CHOICES = 3;
const EXPLAINED = 5;

/**
 * What the matcher makes of a message. `scores`: the five likeliest intents, for explaining. `part`: the intent of one sentence
 * that decided instead of the whole. `outside`: how likely it is that the manual does not hold it, 0 to 1. `trust`: how surely the
 * likeliest answer is right, 0 to 1, by its `marks`. `urgent`: it seems to speak of a lost or stolen card.
 */
export type Understanding = {
  scores: Score[];
  part?: Score;
  outside: number;
  trust: number;
  marks?: Marks;
  urgent: boolean;
} & Decision;

/**
 * A pure function from a redacted message to what it asks. A short message may lean on what was talked of (「代理でも？」):
 * `lastAnswer` is the id of the answer given before it.
 */
export type Understand = (text: string, lastAnswer?: string) => Understanding;

/**
 * @param model the compiled intents
 * @param tokenise the tokenizer that the model was compiled with
 * @param ownFaq the municipality's own entries
 * @returns the matcher
 */
export function createUnderstand(model: Model, tokenise: Tokenise, ownFaq?: OwnFaq): Understand {
  const titles = new Fuse(model.answers, { keys: ["reading"], threshold: TITLE_DISTANCE });
  const extract = createExtract(tokenise, model.concepts);
  const answers = new Map(model.answers.map((answer) => [answer.id, answer]));
  const assess = createAssess(model);
  return (text, lastAnswer) => {
    const features = extract(text);
    // A message without a letter says nothing that could be learnt.
    if (!/\p{L}|\p{N}/u.test(features.reading))
      return { kind: "unsure", scores: [], outside: 0, trust: 0, urgent: false };
    const topic = lastAnswer === undefined ? undefined : answers.get(lastAnswer)?.topic;
    const { scores, outside, marks } = assess(features, topic);
    const trust = marks ? trustIn(model.trust, marks) : 0;
    const urgent = isUrgent(features);
    const heard = hearSentences(text, (sentence) => {
      const vector = vectorOf(model, extract(sentence).counts);
      return classify(model, vector).scores;
    });
    const told = heard?.calm ? withoutDistress(scores) : scores;
    const whole = askOwnFaq(ownFaq, features.counts, decide({ scores: told, outside }, trust));
    const part = heard && decidesInstead(heard, whole);
    const decided: Decision = part ? { kind: "sure", target: part.target, near: [] } : whole;
    return {
      scores: scores.slice(0, EXPLAINED),
      ...(part ? { part } : {}),
      outside,
      trust,
      ...(marks ? { marks } : {}),
      urgent,
      ...(decided.kind === "unsure"
        ? lastResort(titles, features.reading)
        : urgent
          ? atOnce(decided)
          : decided),
    };
  };
}

/** Words of a dialect or of an old illness add up to distress that no sentence tells: how likely all else is then. */
function withoutDistress(scores: Score[]): Score[] {
  const rest = scores.filter(({ target }) => !leadsTo(target, "emergency"));
  const sum = rest.reduce((total, { score }) => total + score, 0);
  return rest.map((likely) => ({ ...likely, score: likely.score / sum }));
}

function isUrgent({ concepts }: Features): boolean {
  return concepts.includes(URGENT.what) && URGENT.happened.some((concept) => concepts.includes(concept));
}

/** Does not ask back while a card may be in wrong hands. */
function atOnce(decided: Decision): Decision {
  if (decided.kind !== "choices" || !decided.answers.includes(URGENT.leadsTo)) return decided;
  const near = decided.answers.filter((answer) => answer !== URGENT.leadsTo);
  return { kind: "sure", target: { answer: URGENT.leadsTo }, near };
}

/** For a message of words that nobody has used: titles that read nearly like it. */
function lastResort(titles: Fuse<Model["answers"][number]>, reading: string): Decision {
  if (reading.length < 3 || reading.length > 60) return { kind: "unsure" };
  const found = titles.search(reading, { limit: MAX_CHOICES }).map(({ item }) => item.id);
  return found.length > 0 ? { kind: "choices", answers: found } : { kind: "unsure" };
}
