import type { Concepts } from "../language/concepts.ts";
import { createExtract, withTopic } from "../language/features.ts";
import { isOutside, type Model, type Target, trust } from "../language/model.ts";
import type { Tokenise } from "../language/tokenise.ts";
import { isSaid, isWord } from "../language/trust.ts";
import type { Intent } from "./intents.ts";
import { saidWhere } from "./said.ts";
import type { Targets } from "./sources.ts";
import { type Example, train } from "./train.ts";
import calibrated from "./trust.json" with { type: "json" };

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
  const told = Object.values(targets).map(({ sections: [section = ""], lines }) => ({
    section,
    features: lines.flatMap((line) => [...extract(line).counts.keys()].filter(isWord)),
  }));
  const asked = examples.flatMap(({ intent, features }) => {
    const { target } = intents[intent]!;
    if (!("answer" in target)) return [];
    const section = targets[target.answer]?.sections[0] ?? "";
    return [{ section, features: [...features.keys()].filter(isSaid) }];
  });
  const trained = train(intents.length, examples, new Set(told.flatMap(({ features }) => features)));
  return {
    ...trained,
    ...saidWhere(trained.features, [...told, ...asked]),
    trust: trust.parse(calibrated),
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
