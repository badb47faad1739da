import type { GivableAnswer } from "./answer.ts";

/** Where the bot finds an answer: the manual's and the municipality's own. */
export type AnswerBook = {
  /** @returns the answer of that id, if there is one */
  get(id: string): GivableAnswer | undefined;
  /** @returns the answer with exactly this question as its title */
  titled(question: string): GivableAnswer | undefined;
};

/**
 * @param answers the manual's, and what else is offered beside them
 * @param own the municipality's, asked second
 * @returns both as one
 */
export function createAnswerBook(answers: GivableAnswer[], own?: AnswerBook): AnswerBook {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  const byTitle = new Map(answers.map((answer) => [answer.title, answer]));
  return {
    get: (id) => byId.get(id) ?? own?.get(id),
    titled: (question) => byTitle.get(question) ?? own?.titled(question),
  };
}
