import { z } from "zod";
import type { RedactedText } from "../privacy/redact.ts";
import type { ConversationDatabase } from "../storage/conversation/database.ts";
import { deskEntry } from "./desk-entry.ts";

/**
 * What the desk is told: to forget the message at this place of the conversation, or to keep only this text of it; `at`, when it
 * was taken back, is the time under which it would hold a number to call.
 */
export const erasure = z.object({
  conversationId: z.string(),
  seq: z.number(),
  text: z.string().exactOptional(),
  at: z.number().exactOptional(),
});

/**
 * Makes a message that its writer has taken back disappear: from the inbox, the history and its transcripts, and, by an entry of
 * the outbox, from the desk. Call it within a transaction.
 *
 * @param database the conversation's
 * @param messageId the channel's id of the message
 * @param shown what stands in its place
 * @param now Unix milliseconds
 * @param randomId for the entry of the outbox
 */
export function unsend(
  database: ConversationDatabase,
  messageId: string,
  shown: RedactedText,
  now: number,
  randomId: () => string,
): void {
  const event = database.eventOfMessage(messageId);
  const seq = event && database.seqOfEvent(event.eventId);
  if (!event || seq === undefined) return;
  database.erase(event, shown, now);
  for (const entry of database.outboxByEvent("ticket")) {
    // A number to call that has not reached the desk yet never does.
    if (entry.eventId === event.eventId && deskEntry.safeParse(entry.payload).data?.type === "callback")
      database.endAttempt(entry, { state: "delivered", payload: {} });
  }
  tellDesk(database, { seq, eventId: event.eventId }, now, randomId, { at: event.receivedAt });
}

/**
 * Leaves of a message only this text, here and at the desk: what came later has shown that it held a piece of a number. Call it
 * within a transaction.
 *
 * @param database the conversation's
 * @param message its place and its event
 * @param text what is left
 * @param now Unix milliseconds
 * @param randomId for the entry of the outbox
 */
export function maskLater(
  database: ConversationDatabase,
  message: { seq: number; eventId: string },
  text: RedactedText,
  now: number,
  randomId: () => string,
): void {
  database.rewrite(message, text);
  tellDesk(database, message, now, randomId, { text });
}

function tellDesk(
  database: ConversationDatabase,
  { seq, eventId }: { seq: number; eventId: string },
  now: number,
  randomId: () => string,
  how: { at: number } | { text: RedactedText },
): void {
  const conversationId = database.self()?.id ?? "";
  const payload: z.infer<typeof erasure> = { conversationId, seq, ...how };
  database.enqueue({
    kind: "erasure",
    payload,
    eventId,
    deliveryKey: randomId(),
    createdAt: now,
    nextAttemptAt: now,
  });
}
