import type { Concepts } from "../language/concepts.ts";
import { createExtract, withTopic } from "../language/features.ts";
import { isOutside, type Model, type Target } from "../language/model.ts";
import type { Tokenise } from "../language/tokenise.ts";
import type { Intent } from "./intents.ts";
import type { Targets } from "./sources.ts";
import { type Example, train } from "./train.ts";

/** One utterance in so many is learnt a second time as following on another topic. */
const TURNING = 4;

/** What the matcher is built from. */
export type ModelSources = {
  intents: Intent[];
  concepts: Concepts;
  /** answers and flows */
  targets: Targets;
};

/**
 * @param sources what people say
 * @param tokenise the tokenizer that the matcher will use too
 * @returns the trained model
 */
export function buildModel({ intents, concepts, targets }: ModelSources, tokenise: Tokenise): Model {
  const extract = createExtract(tokenise, concepts);
  const topics = [...new Set(Object.values(targets).map(({ topic }) => topic))].sort();
  const examples = intents.flatMap(({ examples, followUps, target }, intent) => {
    const answer = "answer" in target ? targets[target.answer] : undefined;
    // An answer's title is one more way to ask for it.
    const alone = [...examples, ...(answer ? [answer.title] : [])].map((text) => extract(text).counts);
    const following = followUps.map((text) => withTopic(extract(text).counts, answer?.topic));
    // Somebody who was told of one thing often asks of another: a message that is clear by itself stays so.
    const turning = alone
      .filter((_, i) => i % TURNING === 0)
      .map((counts, i) => withTopic(counts, topics[(intent + i) % topics.length]));
    const side = sideOf(target);
    return [...alone, ...following, ...turning].map((features) => ({ intent, side, features }));
  });
  return {
    ...train(intents.length, examples),
    intents: intents.map(({ id, target }) => ({ id, target })),
    concepts,
    answers: Object.entries(targets).map(([id, { title, topic, sections }]) => ({
      id,
      title,
      reading: extract(title).reading,
      topic,
      section: sections[0] ?? "",
    })),
  };
}

function sideOf(target: Target): Example["side"] {
  if ("answer" in target) return "answer";
  return isOutside(target) ? "outside" : "own";
}
