import type { Answer, GivableAnswer } from "./answer.ts";

/** Where the bot finds an answer: the manual's and the municipality's own. */
export type AnswerBook = {
  /** @returns the answer of that id, if there is one */
  get(id: string): GivableAnswer | undefined;
  /** @returns the answer with exactly this question as its title */
  titled(question: string): GivableAnswer | undefined;
};

/**
 * @param answers the manual's answers by id
 * @param own the municipality's, asked second
 * @returns both as one
 */
export function createAnswerBook(answers: Record<string, Answer>, own?: AnswerBook): AnswerBook {
  const byTitle = new Map(Object.values(answers).map((answer) => [answer.title, answer]));
  return {
    get: (id) => (Object.hasOwn(answers, id) ? answers[id] : own?.get(id)),
    titled: (question) => byTitle.get(question) ?? own?.titled(question),
  };
}
