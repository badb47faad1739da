import { featuresOf } from "../language/features.ts";
import type { Model } from "../language/model.ts";
import { normalise } from "../language/normalise.ts";
import type { Tokenise } from "../language/tokenise.ts";
import type { Intent } from "./intents.ts";
import { train } from "./train.ts";

/**
 * @param intents what people say
 * @param titles the answers' titles by id
 * @param tokenise the tokenizer that the matcher will use too
 * @returns the trained model
 */
export function buildModel(intents: Intent[], titles: Map<string, string>, tokenise: Tokenise): Model {
  const examples = intents.flatMap((intent, index) =>
    intent.examples.map((text) => ({ intent: index, features: featuresOf(tokenise(normalise(text))) })),
  );
  const reading = (text: string) =>
    tokenise(normalise(text))
      .map((token) => token.reading)
      .join("");
  return {
    ...train(intents.length, examples),
    intents: intents.map(({ id, target }) => ({ id, target })),
    titles: [...titles].map(([answer, title]) => ({ answer, reading: reading(title) })),
  };
}
