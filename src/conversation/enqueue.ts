import type { BotActivity } from "../activity.ts";
import { type Content, phrasesIn, type Style } from "../answers/content.ts";
import { toLineMessages } from "../channels/line/render.ts";
import type { ConversationDatabase } from "../storage/conversation/database.ts";
import type { DeskEntry } from "./desk-entry.ts";

/** LINE's reply token lives a minute; after this much of it a push is safer. */
const REPLY_TOKEN_MS = 50_000;

/** What entries of the outbox need from outside. */
type Side = { content: Content; publicUrl?: string | undefined; now: () => number; randomId: () => string };

/**
 * Adds what is to go to LINE.
 *
 * @param database the conversation's
 * @param event what it answers; with a reply token the answer is free for a minute
 * @param said the replies in their order, and how the bot speaks
 * @param side content, time and randomness
 * @param key LINE's retry key, a UUID
 */
export function enqueueLine(
  database: ConversationDatabase,
  event: { eventId: string; replyToken?: string | null; receivedAt?: number },
  { replies, style }: { replies: BotActivity[]; style: Style },
  { content, publicUrl, now, randomId }: Side,
  key: string = randomId(),
): void {
  database.enqueue({
    kind: "line",
    payload: toLineMessages(replies, {
      manual: content.manual,
      phrases: phrasesIn(content, style),
      publicUrl,
    }),
    eventId: event.eventId,
    replyToken: event.replyToken ?? null,
    replyTokenUntil: (event.receivedAt ?? 0) + REPLY_TOKEN_MS,
    deliveryKey: key,
    createdAt: now(),
    nextAttemptAt: now(),
  });
}

/**
 * Adds what the desk is to know.
 *
 * @param database the conversation's
 * @param entry what happened
 * @param eventId what it follows from
 * @param side time and randomness
 */
export function enqueueDesk(
  database: ConversationDatabase,
  entry: DeskEntry,
  eventId: string,
  { now, randomId }: Omit<Side, "content">,
): void {
  database.enqueue({
    kind: "ticket",
    payload: entry,
    eventId,
    deliveryKey: randomId(),
    createdAt: now(),
    nextAttemptAt: now(),
  });
}
