import type { Concepts } from "../language/concepts.ts";
import { createExtract } from "../language/features.ts";
import type { Model } from "../language/model.ts";
import type { Tokenise } from "../language/tokenise.ts";
import type { Intent } from "./intents.ts";
import { train } from "./train.ts";

/** What the matcher is built from. */
export type ModelSources = {
  intents: Intent[];
  concepts: Concepts;
  /** the answers' titles by id */
  titles: Map<string, string>;
};

/**
 * @param sources what people say
 * @param tokenise the tokenizer that the matcher will use too
 * @returns the trained model
 */
export function buildModel({ intents, concepts, titles }: ModelSources, tokenise: Tokenise): Model {
  const extract = createExtract(tokenise, concepts);
  const examples = intents.flatMap(({ examples, target }, intent) => {
    const title = "answer" in target ? titles.get(target.answer) : undefined;
    // An answer's title is one more way to ask for it.
    return [...examples, ...(title ? [title] : [])].map((text) => ({
      intent,
      features: extract(text).counts,
    }));
  });
  return {
    ...train(intents.length, examples),
    intents: intents.map(({ id, target }) => ({ id, target })),
    concepts,
    titles: [...titles].map(([answer, title]) => ({ answer, reading: extract(title).reading })),
  };
}
