import { type DeliverToLine, type LineResult, lineMessages } from "../channels/line/deliver.ts";
import { log } from "../log.ts";
import type { ConversationDatabase, OutboxRow } from "../storage/conversation/database.ts";
import { type TicketStore, ticket } from "../storage/desk/tickets.ts";

/** Where the outbox empties into. No LINE without its secrets. */
export type Destinations = { tickets: TicketStore; line: DeliverToLine | undefined };

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60 * 60 * 1000;
/** After a day an answer helps nobody. */
const GIVE_UP_MS = 24 * 60 * 60 * 1000;

const KINDS = ["ticket", "line"] as const;

/**
 * Delivers what is due, in order and one at a time; what fails waits longer after each try and is given up after a day.
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
  const due = () => heads(database).find(({ nextAttemptAt }) => nextAttemptAt <= now());
  for (let entry = due(); entry; entry = due()) {
    database.beginAttempt(entry);
    const deliver = entry.kind === "line" ? deliverLine : openTicket;
    settle(database, entry, await deliver(database, destinations, entry, now), now());
  }
}

/**
 * @param database the conversation's
 * @returns when the next delivery is due in Unix milliseconds, or nothing when all is delivered
 */
export function nextDelivery(database: ConversationDatabase): number | undefined {
  const times = heads(database).map(({ nextAttemptAt }) => nextAttemptAt);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** The entry of each kind that goes first: tickets and LINE do not wait for each other. */
function heads(database: ConversationDatabase): OutboxRow[] {
  return KINDS.flatMap((kind) => database.nextOut(kind) ?? []);
}

async function openTicket(
  _: ConversationDatabase,
  { tickets }: Destinations,
  entry: OutboxRow,
): Promise<LineResult> {
  try {
    await tickets.open(ticket.parse(entry.payload));
    return { result: "delivered" };
  } catch {
    return { result: "retry", code: "desk-unreachable" };
  }
}

async function deliverLine(
  database: ConversationDatabase,
  { line }: Destinations,
  entry: OutboxRow,
  now: () => number,
): Promise<LineResult> {
  const lineUserId = database.self()?.lineUserId;
  if (!line || !lineUserId) return { result: "retry", code: "line-not-configured" };
  const tokenLives = entry.replyToken !== null && now() < (entry.replyTokenUntil ?? 0);
  return await line({
    lineUserId,
    messages: lineMessages.parse(entry.payload),
    replyToken: tokenLives ? (entry.replyToken ?? undefined) : undefined,
    replyTriedBefore: entry.attempts > 0,
    retryKey: entry.deliveryKey,
  });
}

function settle(database: ConversationDatabase, entry: OutboxRow, result: LineResult, now: number): void {
  const attempts = entry.attempts + 1;
  switch (result.result) {
    case "delivered":
      database.endAttempt(entry, { state: "delivered", lastError: null });
      break;
    case "push-instead":
      database.endAttempt(entry, { replyToken: null, lastError: result.code });
      break;
    case "failed":
      log("error", "delivery-failed", { kind: entry.kind, code: result.code, attempts });
      database.endAttempt(entry, { state: "failed", lastError: result.code });
      break;
    case "retry": {
      log("warn", "delivery-delayed", { kind: entry.kind, code: result.code, attempts });
      const wait = Math.min(FIRST_WAIT_MS * 2 ** entry.attempts, LONGEST_WAIT_MS);
      const nextAttemptAt = now + Math.max(wait, (result.afterSeconds ?? 0) * 1000);
      const state = nextAttemptAt - entry.createdAt > GIVE_UP_MS ? "failed" : "pending";
      database.endAttempt(entry, { nextAttemptAt, state, lastError: result.code });
    }
  }
}
