import { type DeliverToLine, type DeliveryResult, lineMessages } from "../channels/line/deliver.ts";
import { log } from "../log.ts";
import type { ConversationDatabase, OutboxRow } from "../storage/conversation/database.ts";
import { newTicket } from "../storage/desk/ticket.ts";
import type { TicketStore } from "../storage/desk/tickets.ts";

/** Where the outbox empties into. No LINE without its secrets. */
export type Destinations = { tickets: Pick<TicketStore, "open">; line: DeliverToLine | undefined };

const KINDS = ["ticket", "line"] as const;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60 * 60 * 1000;
/** After a day an answer on LINE helps nobody. A ticket is never given up: somebody was promised to be read. */
const GIVE_UP_LINE_MS = 24 * 60 * 60 * 1000;

/**
 * Delivers what is due, each kind in order and one at a time; what fails waits longer after each try.
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
  await Promise.all(KINDS.map((kind) => deliverKind(kind, database, destinations, now)));
}

async function deliverKind(
  kind: (typeof KINDS)[number],
  database: ConversationDatabase,
  destinations: Destinations,
  now: () => number,
): Promise<void> {
  const deliver = kind === "line" ? deliverLine : openTicket;
  for (let entry = database.nextDue(kind, now()); entry; entry = database.nextDue(kind, now())) {
    database.beginAttempt(entry);
    settle(database, entry, await deliver(database, destinations, entry, now), now());
  }
}

async function openTicket(
  _: ConversationDatabase,
  { tickets }: Destinations,
  { payload }: OutboxRow,
): Promise<DeliveryResult> {
  const row = newTicket.parse(payload);
  try {
    await tickets.open(row);
    return { result: "delivered" };
  } catch {
    return { result: "retry", code: "desk-unreachable", maybeDelivered: true };
  }
}

async function deliverLine(
  database: ConversationDatabase,
  { line }: Destinations,
  entry: OutboxRow,
  now: () => number,
): Promise<DeliveryResult> {
  const lineUserId = database.self()?.lineUserId;
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
      break;
    case "push-instead":
      database.endAttempt(entry, { replyToken: null, maybeDelivered: false, lastError: result.code });
      break;
    case "failed":
      log("error", "delivery-failed", { ...about, code: result.code });
      database.endAttempt(entry, { state: "failed", lastError: result.code });
      break;
    case "retry": {
      log("warn", "delivery-delayed", { ...about, code: result.code });
      const wait = Math.min(FIRST_WAIT_MS * 2 ** entry.attempts, LONGEST_WAIT_MS);
      const nextAttemptAt = now + Math.max(wait, (result.afterSeconds ?? 0) * 1000);
      const tooLate = entry.kind === "line" && nextAttemptAt - entry.createdAt > GIVE_UP_LINE_MS;
      database.endAttempt(entry, {
        nextAttemptAt,
        maybeDelivered: entry.maybeDelivered || result.maybeDelivered,
        state: tooLate ? "failed" : "pending",
        lastError: result.code,
      });
    }
  }
}
