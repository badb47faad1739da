import type { AnswerBook } from "../answers/book.ts";
import type { Content, Style } from "../answers/content.ts";
import type { TurnState } from "./turn-state.ts";
import { folded, withoutEnding } from "./typed-words.ts";

/**
 * What a message chose of what was offered: an answer (`named`: by its own title), none of it, one of it but not which, more of the
 * last answer, another style.
 */
export type Chosen = { answer: string; named?: true } | "none" | "which" | "more" | { style: Style };

const NUMBER = /^([1-9])(?:番目?|ばん|つ目)?(?:です)?[。.]?$/;

/**
 * Reads a tap or its typed form: a title, 「2」「２番」「②」, 「はい」「うん」, 「どれでもない」「いいえ」, 「くわしく」, 「やさしい日本語で」.
 *
 * @param content the compiled content
 * @param book the answers
 * @param state what was offered
 * @param text the redacted message
 * @returns what was chosen, or nothing when the message is a new question
 */
export function chosen(
  { phrases }: Content,
  book: AnswerBook,
  state: TurnState,
  text: string,
): Chosen | undefined {
  const typed = text.normalize("NFKC").trim();
  const title = book.titled(text.trim());
  if (title) return { answer: title.id, named: true };
  if (typed === phrases.more && state.lastAnswer) return "more";
  if (typed === phrases.easier) return { style: "easy" };
  if (typed === phrases.usual) return { style: "usual" };
  const [first] = state.choices;
  if (!first) return undefined;
  const [yes = [], no = []] = phrases.flowAlike;
  const says = (words: string[]) => words.some((word) => folded(word) === withoutEnding(folded(typed)));
  if (typed === phrases.noneOfThese || says(no)) return "none";
  if (says(yes)) return state.choices.length === 1 ? { answer: first } : "which";
  const number = NUMBER.exec(typed)?.[1];
  const picked = number ? state.choices[Number(number) - 1] : undefined;
  return picked ? { answer: picked } : undefined;
}
