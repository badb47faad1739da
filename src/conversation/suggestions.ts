import type { Content } from "../answers/content.ts";
import { giveAnswer } from "../answers/lookup.ts";
import type { BotDeps } from "../bot/respond.ts";
import { NEW_STATE, turnState } from "../bot/turn-state.ts";
import type { Suggestion } from "../desk/conversation-door.ts";
import type { ConversationDatabase } from "../storage/conversation/database.ts";

const MOST = 3;
/** The user's messages that are looked at, the newest first, until one is about something. */
const LOOKED_BACK = 5;
/** Less likely than this, an answer is not worth an agent's look. */
const WORTH_SUGGESTING = 0.02;

/**
 * @param database the conversation's
 * @param deps content, answers and matcher
 * @param now Unix time in milliseconds
 * @returns at most three answers that may fit what the user wrote last about something, in words for a chat
 */
export function suggestionsFor(
  database: ConversationDatabase,
  { content, book, understand }: BotDeps,
  now: number,
): Suggestion[] {
  // A tap after a person was there says nothing of the question.
  const taps: string[] = Object.values(content.person.taps);
  const users = database.messagesAfter(0).filter(({ role, text }) => role === "user" && !taps.includes(text));
  const { lastAnswer, heard } = turnState.safeParse(database.self()?.turnState).data ?? NEW_STATE;
  const scoresOf = (text: string) =>
    understand(text, lastAnswer).scores.flatMap(({ target, score }) =>
      "answer" in target && score >= WORTH_SUGGESTING ? [{ id: target.answer, score }] : [],
    );
  // Thanks, or the call for a person, are about nothing: then what was written before counts.
  const recent = users.slice(-LOOKED_BACK).toReversed();
  const scores = recent.map(({ text }) => scoresOf(text)).find((found) => found.length > 0) ?? [];
  const ids = [...scores, ...heard].flatMap(({ id, score }) =>
    (id.startsWith("flow:") ? insteadOf(content, id.slice("flow:".length)) : [id]).map((each) => ({
      id: each,
      score,
    })),
  );
  const found = ids.flatMap(({ id, score }) => {
    const answer = book.get(id);
    if (!answer) return [];
    const { text, citations } = giveAnswer(content, answer, "short", now);
    const sections = citations.citation.map(({ appearance }) => appearance.name);
    return [{ id, title: answer.title, text, sections, score }];
  });
  return found.filter(({ id }, i) => found.findIndex((other) => other.id === id) === i).slice(0, MOST);
}

/** A guided flow leads nowhere while a person answers: the answers that would lead into it, or rest on what it rests on. */
function insteadOf({ answers, flows }: Content, flow: string): string[] {
  const section = flows[flow]?.sections[0];
  const leading = Object.values(answers).filter(({ leads }) => leads?.flow === flow);
  const near = Object.values(answers).filter(({ sections }) => sections[0] === section);
  return [...leading, ...near].map(({ id }) => id);
}
