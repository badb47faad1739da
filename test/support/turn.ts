import { expect } from "vitest";
import type { Form } from "../../src/answers/answer.ts";
import { type AnswerBook, createAnswerBook } from "../../src/answers/book.ts";
import { content } from "../../src/answers/compiled.ts";
import type { Content } from "../../src/answers/content.ts";
import { manualEntries } from "../../src/bot/flow-entries.ts";
import { runTurn, type TurnInput } from "../../src/bot/turn.ts";
import { NEW_STATE, type TurnState } from "../../src/bot/turn-state.ts";
import type { Understanding } from "../../src/language/match.ts";
import type { OwnReply } from "../../src/language/model.ts";
import { redact } from "../../src/privacy/redact.ts";

export const NOW = Date.parse("2026-11-23T12:00:00+09:00");
const manual = createAnswerBook(manualEntries(content));

/** A turn in which the matcher makes this of the message; content and answers are the product's unless given. */
export async function turn(
  text: string,
  understood: Partial<Understanding>,
  {
    state = NEW_STATE,
    book = manual,
    content: said = content,
    ...input
  }: Partial<TurnInput> & { state?: TurnState; book?: AnswerBook; content?: Content } = {},
) {
  const understand = () => ({ scores: [], outside: 0, urgent: false, ...understood }) as Understanding;
  return await runTurn({ content: said, book, understand }, state, {
    conversationId: "c",
    channel: "web",
    kind: "text",
    ...redact(text),
    now: NOW,
    ticketId: "ticket",
    ...input,
  });
}

export const unsure = { kind: "unsure" } as const;
export const answering = (answer: string, ...near: string[]) =>
  ({ kind: "sure", target: { answer }, near }) as const;
export const replying = (reply: OwnReply) =>
  ({ kind: "sure", target: { reply }, near: [] as string[] }) as const;
export const offering = (...answers: string[]) => ({ kind: "choices", answers }) as const;

/** What somebody reads who did not ask in the answer's own words: its question, then the answer. */
export function restated(id: string, form: Form = "full"): string {
  const { title, [form]: said } = content.answers[id] ?? expect.unreachable(`no answer ${id}`);
  return `「${title}」\n\n${said.text}`;
}

/** What a reply offers to tap. */
export function choicesOf(reply: Awaited<ReturnType<typeof turn>>["replies"][number] | undefined): string[] {
  return reply?.suggestedActions?.actions.map(({ title }) => title) ?? [];
}
