import { and, eq, lt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { deleteTicket } from "./erase.ts";
import { callbacks, deliveryFailures, feedback, tickets } from "./schema.ts";

/** Days that the desk's records are kept, as in content/office.yaml. */
export type DeskRetention = { tickets: number; callbacks: number; feedback: number };

/** How many of each were deleted. */
export type Forgotten = { tickets: number; callbacks: number; feedback: number; failures: number };

const DAY_MS = 24 * 60 * 60 * 1000;
/** Tickets of one run: each is a transaction of its own, and the next run goes on. */
const MOST_TICKETS = 200;

/**
 * Deletes what is older than it may be. A run ends after 200 tickets; the next one goes on.
 *
 * @param database the D1 binding
 * @param days for how long what is kept
 * @param now Unix milliseconds
 * @returns how much went
 */
export async function forgetAtDesk(
  database: D1Database,
  days: DeskRetention,
  now: number,
): Promise<Forgotten> {
  const db = drizzle(database, { casing: "snake_case" });
  const before = (kept: number) => now - kept * DAY_MS;
  const old = await db
    .select({ number: tickets.number })
    .from(tickets)
    .where(and(eq(tickets.state, "resolved"), lt(tickets.resolvedAt, before(days.tickets))))
    .limit(MOST_TICKETS);
  for (const { number } of old) await deleteTicket(db, number);
  const [calls, ratings, failures] = await db.batch([
    db.delete(callbacks).where(lt(callbacks.at, before(days.callbacks))),
    db.delete(feedback).where(lt(feedback.at, before(days.feedback))),
    db.delete(deliveryFailures).where(lt(deliveryFailures.failedAt, before(days.tickets))),
  ]);
  return {
    tickets: old.length,
    callbacks: calls.meta.changes,
    feedback: ratings.meta.changes,
    failures: failures.meta.changes,
  };
}
