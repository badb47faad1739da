import type { EventKind, IncomingEvent } from "../activity.ts";
import type { Content } from "../answers/content.ts";
import { redact } from "../privacy/redact.ts";
import type { ConversationDatabase } from "../storage/conversation/database.ts";
import { unsend } from "./unsend.ts";

/** What the user does not see as a message of their own. */
const NO_MESSAGE = new Set<EventKind>(["join", "leave", "unsend", "group", "hasty"]);

/**
 * Stores an event, redacted, and the message that it brings; carries out at once that a message is taken back. Call it within
 * a transaction.
 *
 * @param database the conversation's
 * @param event as the channel hands it in
 * @param outside content and random ids
 * @returns whether the event is new; a known one changes nothing
 */
export function acceptEvent(
  database: ConversationDatabase,
  event: IncomingEvent,
  { content, randomId }: { content: Content; randomId: () => string },
): boolean {
  const { id: eventId, kind, at, replyToken = null, messageId = null } = event;
  const { shown } = content.phrases;
  // LINE may bring the message after the news that it was taken back.
  const unsent = kind !== "unsend" && database.isUnsent(messageId);
  const { text, masked } = unsent ? redact(shown.unsent) : wordsOf(event, content);
  const row = { eventId, kind, text, masked, messageId, replyToken, receivedAt: at };
  const seq = database.accept(row);
  if (seq === undefined) return false;
  if (!NO_MESSAGE.has(kind)) database.append({ role: "user", text, eventId, at });
  if (unsent || kind === "unsend") database.finish({ seq }, at);
  if (kind === "unsend" && messageId) unsend(database, messageId, redact(shown.unsent).text, at, randomId);
  return true;
}

function wordsOf({ kind, text }: IncomingEvent, { phrases: { shown } }: Content) {
  if (kind === "not-text" || kind === "sticker" || kind === "location") return redact(shown[kind]);
  return redact(kind === "text" ? text : "");
}
