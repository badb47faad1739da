import type { Audit } from "../audit.ts";
import type { ConsoleOptions } from "./deps.ts";

/**
 * Notes that the bot answered a question wrongly, among the questions that were not answered.
 *
 * @param options the console's
 * @param audit who says so
 * @param id the ticket's
 * @param seq the answer's place in the conversation
 * @returns the notice for the agent; nothing when there is no such ticket
 */
export async function markWrong(
  { store, conversation, feed, now }: ConsoleOptions,
  audit: Audit,
  id: string,
  seq: number,
): Promise<"markedWrong" | "nothingToLearn" | undefined> {
  const ticket = await store.tickets.get(id);
  if (!ticket) return undefined;
  const { conversationId } = ticket;
  const question = await conversation(conversationId).questionOf(seq);
  if (!question) return "nothingToLearn";
  await audit({ action: "answer-marked-wrong", ticketId: id, conversationId, detail: question.answerId });
  await store.gaps.note({ ...question, conversationId, at: now(), reason: "wrong", candidates: [] });
  await feed.publish(id);
  return "markedWrong";
}
