import { z } from "zod";
import { NEW_STATE, turnState } from "../bot/turn-state.ts";
import type { ConversationDatabase, InboxRow } from "../storage/conversation/database.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Not oftener: what is a little too old can wait for the rest of its day. */
const SWEEP_MS = DAY_MS;

/** What the desk is told when a user wants the record gone. */
export const wholeErasure = z.object({ conversationId: z.string(), whole: z.literal(true), at: z.number() });

/**
 * Deletes what was said up to the wish, here at once and at the desk by an entry of the outbox. The ids of events stay for as
 * long as messages are kept, so that one which comes again is not answered again; the transcript's old link opens nothing.
 * Call it within a transaction.
 *
 * @param database the conversation's
 * @param wish its event
 * @param now Unix milliseconds
 * @param randomId for the new link and the entry
 */
export function eraseAll(
  database: ConversationDatabase,
  wish: Pick<InboxRow, "seq" | "eventId">,
  now: number,
  randomId: () => string,
): void {
  const { style } = turnState.safeParse(database.self()?.turnState).data ?? NEW_STATE;
  const message = database.seqOfEvent(wish.eventId) ?? Number.MAX_SAFE_INTEGER;
  database.clear({ event: wish.seq, message }, { ...NEW_STATE, style }, randomId());
  const payload: z.infer<typeof wholeErasure> = {
    conversationId: database.self()?.id ?? "",
    whole: true,
    at: now,
  };
  database.enqueue({
    kind: "erasure",
    payload,
    eventId: wish.eventId,
    deliveryKey: randomId(),
    createdAt: now,
    nextAttemptAt: now,
  });
}

/**
 * Deletes what is older than messages may be.
 *
 * @param database the conversation's
 * @param days for how long they are kept
 * @param now Unix milliseconds
 * @returns whether nothing is left, so that all of the conversation may go
 */
export function forgetOld(database: ConversationDatabase, days: number, now: number): boolean {
  if (database.nextEvent()) return false;
  database.forgetBefore(now - days * DAY_MS);
  return database.oldestAt() === undefined && database.nextAttemptTime() === undefined;
}

/**
 * @param database the conversation's
 * @param days for how long messages are kept
 * @param now Unix milliseconds
 * @returns when there will be something to delete, Unix milliseconds
 */
export function nextForgetting(database: ConversationDatabase, days: number, now: number): number {
  return Math.max((database.oldestAt() ?? now) + days * DAY_MS, now + SWEEP_MS);
}
