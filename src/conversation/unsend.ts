import { z } from "zod";
import type { RedactedText } from "../privacy/redact.ts";
import type { ConversationDatabase } from "../storage/conversation/database.ts";

/** What the desk is told: to forget the message at this place of the conversation. */
export const erasure = z.object({ conversationId: z.string(), seq: z.number() });

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
  const payload: z.infer<typeof erasure> = { conversationId: database.self()?.id ?? "", seq };
  database.enqueue({
    kind: "erasure",
    payload,
    eventId: event.eventId,
    deliveryKey: randomId(),
    createdAt: now,
    nextAttemptAt: now,
  });
}
