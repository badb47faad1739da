import type { Content } from "../answers/content.ts";
import { type DeliverToLine, type DeliveryResult, lineMessages } from "../channels/line/deliver.ts";
import { causeOf, log } from "../log.ts";
import type { ConversationDatabase, OutboxRow } from "../storage/conversation/database.ts";
import {
  type DeliveryFailure,
  type DeliveryFailures,
  deliveryFailure,
} from "../storage/desk/delivery-failures.ts";
import { answerFeedback, type FeedbackStore } from "../storage/desk/feedback.ts";
import { deskEntry } from "./desk-entry.ts";
import { wholeErasure } from "./forget.ts";
import { type DeskSide, tellDesk } from "./tell-desk.ts";
import { type InsightSide, tellFeedback, tellTurn, turnEntry } from "./turn-log.ts";
import { erasure } from "./unsend.ts";

/** Where the outbox empties into. No LINE without its secrets. */
export type Destinations = {
  line: DeliverToLine | undefined;
  desk: DeskSide;
  content: Content;
  failures: Pick<DeliveryFailures, "report">;
  feedback: Pick<FeedbackStore, "note">;
  /** deletes all that D1 has of a conversation, since its user wants so */
  eraseAtDesk: (conversationId: string, at: number) => Promise<void>;
  /** tells open pages of the desk that something is new; never rejects */
  changed: () => Promise<void>;
} & InsightSide;

type Kind = OutboxRow["kind"];
/** What goes to the desk goes in order, so that a message taken back is not written after it was erased. */
const DESK: readonly Kind[] = ["ticket", "erasure", "delivery-failure", "feedback", "turn"];
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60 * 60 * 1000;
/** After a day an answer on LINE helps nobody. What the desk must know is never given up. */
const GIVE_UP_LINE_MS = 24 * 60 * 60 * 1000;

/**
 * Delivers what is due, LINE's and the desk's each in order and one at a time; what fails waits longer after each try.
 *
 * @param database the conversation's
 * @param destinations LINE and the desk
 * @param now the clock, Unix milliseconds
 */
export async function deliverOutbox(
  database: ConversationDatabase,
  destinations: Destinations,
  now: () => number,
): Promise<void> {
  const empty = (lane: readonly Kind[]) => deliverLane(lane, database, destinations, now);
  await Promise.all([empty(["line"]), empty(DESK)]);
  // What LINE did not take, the desk hears at once.
  await empty(DESK);
}

async function deliverLane(
  lane: readonly Kind[],
  database: ConversationDatabase,
  destinations: Destinations,
  now: () => number,
): Promise<void> {
  for (let entry = database.nextDue(lane, now()); entry; entry = database.nextDue(lane, now())) {
    database.beginAttempt(entry);
    const result =
      entry.kind === "line"
        ? await deliverLine(database, destinations, entry, now)
        : await deliverToDesk(database, destinations, entry);
    settle(database, entry, result, now());
    await destinations.changed();
  }
}

async function deliverToDesk(
  database: ConversationDatabase,
  destinations: Destinations,
  { kind, payload }: OutboxRow,
): Promise<DeliveryResult> {
  const { desk, content, failures, gaps, eraseAtDesk } = destinations;
  try {
    if (kind === "ticket") await tellDesk(database, desk, content, deskEntry.parse(payload));
    if (kind === "erasure") {
      const whole = wholeErasure.safeParse(payload).data;
      if (whole) {
        await eraseAtDesk(whole.conversationId, whole.at);
        return { result: "delivered" };
      }
      const { conversationId, seq, text, at } = erasure.parse(payload);
      if (text === undefined) await desk.messages.remove(conversationId, seq);
      else await desk.messages.rewrite(conversationId, seq, text);
      if (at !== undefined) await desk.notes.forgetCallback(conversationId, at);
      // A message of which less is left teaches nothing.
      await gaps.remove(conversationId, seq);
    }
    if (kind === "delivery-failure") await failures.report(deliveryFailure.parse(payload));
    if (kind === "feedback")
      await tellFeedback(database, destinations, content, answerFeedback.parse(payload));
    if (kind === "turn") await tellTurn(database, destinations, content, turnEntry.parse(payload));
    return { result: "delivered" };
  } catch (error) {
    log("warn", "desk-not-told", { conversation: database.self()?.id, kind, cause: causeOf(error) });
    return { result: "retry", code: "desk-unreachable", maybeDelivered: true };
  }
}

async function deliverLine(
  database: ConversationDatabase,
  { line }: Destinations,
  entry: OutboxRow,
  now: () => number,
): Promise<DeliveryResult> {
  const { lineUserId, unfollowedAt = null } = database.self() ?? {};
  if (unfollowedAt !== null) return { result: "failed", code: "line-unfollowed" };
  if (!line || !lineUserId) return { result: "retry", code: "line-not-configured", maybeDelivered: false };
  const tokenLives = entry.replyToken !== null && now() < (entry.replyTokenUntil ?? 0);
  return await line({
    lineUserId,
    messages: lineMessages.parse(entry.payload),
    replyToken: tokenLives ? (entry.replyToken ?? undefined) : undefined,
    maybeDelivered: entry.maybeDelivered,
    retryKey: entry.deliveryKey,
  });
}

function settle(database: ConversationDatabase, entry: OutboxRow, result: DeliveryResult, now: number): void {
  const about = { conversation: database.self()?.id, kind: entry.kind, attempts: entry.attempts + 1 };
  switch (result.result) {
    case "delivered":
      database.endAttempt(entry, { state: "delivered", lastError: null });
      // A telephone number lies at the desk now and nowhere else.
      if (entry.kind === "ticket") database.endAttempt(entry, { payload: {} });
      break;
    case "push-instead":
      database.endAttempt(entry, { replyToken: null, maybeDelivered: false, lastError: result.code });
      break;
    case "failed":
      giveUp(database, entry, result.code, now);
      break;
    case "retry": {
      log("warn", "delivery-delayed", { ...about, code: result.code });
      const wait = Math.min(FIRST_WAIT_MS * 2 ** entry.attempts, LONGEST_WAIT_MS);
      const nextAttemptAt = now + Math.max(wait, (result.afterSeconds ?? 0) * 1000);
      database.endAttempt(entry, {
        nextAttemptAt,
        maybeDelivered: entry.maybeDelivered || result.maybeDelivered,
        lastError: result.code,
      });
      if (entry.kind === "line" && nextAttemptAt - entry.createdAt > GIVE_UP_LINE_MS)
        giveUp(database, entry, result.code, now);
    }
  }
}

/** No more tries: the desk shall see that somebody waits in vain. */
function giveUp(database: ConversationDatabase, entry: OutboxRow, code: string, now: number): void {
  const conversationId = database.self()?.id ?? "";
  log("error", "delivery-failed", { conversation: conversationId, kind: entry.kind, code });
  const failure: DeliveryFailure = { id: entry.deliveryKey, conversationId, code, failedAt: now };
  database.atomically(() => {
    database.endAttempt(entry, { state: "failed", lastError: code });
    database.enqueue({
      kind: "delivery-failure",
      payload: failure,
      eventId: entry.eventId,
      deliveryKey: `failure-of-${entry.deliveryKey}`,
      createdAt: now,
      nextAttemptAt: now,
    });
  });
}
