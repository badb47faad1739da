import type { EventKind, IncomingEvent } from "../activity.ts";
import type { ConversationDatabase } from "../storage/conversation/database.ts";

/** Messages that one conversation takes in a minute; somebody who taps through a flow needs about ten. */
const MESSAGES_PER_MINUTE = 30;

const MINUTE_MS = 60_000;

/** What costs a turn. Taking a message back, leaving and coming are never too much. */
const COUNTED = new Set<EventKind>(["text", "not-text", "sticker", "location"]);

/**
 * @param database the conversation's
 * @param event as the channel hands it in
 * @returns the event; once a minute a `hasty` one in its place, where only the bot can say that it was too much (LINE shows
 *   nobody a refusal); nothing when it is one more than a person sends
 */
export function keepPace(database: ConversationDatabase, event: IncomingEvent): IncomingEvent | undefined {
  if (!COUNTED.has(event.kind) || database.isKnown(event.id)) return event;
  const recent = database
    .newestEvents(2 * MESSAGES_PER_MINUTE)
    .filter(({ receivedAt }) => receivedAt > event.at - MINUTE_MS);
  if (recent.filter(({ kind }) => COUNTED.has(kind)).length < MESSAGES_PER_MINUTE) return event;
  const isTold = recent.some(({ kind }) => kind === "hasty");
  return database.self()?.channel === "line" && !isTold ? { ...event, kind: "hasty" } : undefined;
}
