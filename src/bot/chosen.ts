import type { Content } from "../answers/content.ts";
import { answerByTitle } from "../answers/lookup.ts";
import type { TurnState } from "./turn-state.ts";

/** What a message chose of what was offered: an answer, none of it, or more of the last answer. */
export type Chosen = { answer: string } | "none" | "more";

const NUMBER = /^([1-9])(?:番目?|ばん|つ目)?(?:です)?[。.]?$/;

/**
 * Reads a tap or its typed form: a title, 「2」「２番」「②」, 「はい」, 「どれでもない」, 「くわしく」.
 *
 * @param content the compiled content
 * @param state what was offered
 * @param text the redacted message
 * @returns what was chosen, or nothing when the message is a new question
 */
export function chosen({ phrases, answers }: Content, state: TurnState, text: string): Chosen | undefined {
  const typed = text.normalize("NFKC").trim();
  const title = answerByTitle({ answers }, text.trim());
  if (title) return { answer: title.id };
  if (typed === phrases.more && state.lastAnswer) return "more";
  const [first] = state.choices;
  if (!first) return undefined;
  if (typed === phrases.noneOfThese) return "none";
  if (state.choices.length === 1 && typed === phrases.yes) return { answer: first };
  const number = NUMBER.exec(typed)?.[1];
  const picked = number ? state.choices[Number(number) - 1] : undefined;
  return picked ? { answer: picked } : undefined;
}
