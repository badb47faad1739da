import { and, asc, eq, gt, inArray, isNull, lt, lte, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { notices } from "./notice-schema.ts";
import { tickets } from "./schema.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Waits are 1, 2, 4 … minutes, at most six hours; then it is given up: about two days after the first. */
const MOST_ATTEMPTS = 16;
const LONGEST_WAIT_MIN = 360;

/** A ticket that the desk's chat shall hear of. */
export type Notice = {
  id: number;
  kind: "new" | "reopened" | "overdue";
  number: number;
  ticketId: string;
  channel: "line" | "web";
  priority: 1 | 2 | 3;
};

/** Notices in D1. */
export type NoticeStore = {
  /**
   * Writes down what is to be told: tickets of the last day that wait, anew or again, and tickets whose time was missed within it. They come
   * from the tickets themselves, so that a crash anywhere loses none; what is written already stays once.
   */
  collect(now: number): Promise<void>;
  /**
   * Takes what is due, at most `limit`, oldest first, and sets when each is due again: whoever takes it and dies has lost
   * nothing, and two who take at the same time take different ones.
   */
  take(now: number, limit: number): Promise<Notice[]>;
  /** They have arrived. */
  sent(ids: number[], now: number): Promise<void>;
  /** Deletes what is over for a week. */
  sweep(now: number): Promise<void>;
};

/** @param database the D1 binding */
export function createNoticeStore(database: D1Database): NoticeStore {
  const db = drizzle(database, { casing: "snake_case" });
  return {
    async collect(now) {
      const told = (
        kind: Notice["kind"],
        dueAt: typeof tickets.dueAt | typeof tickets.waitingSince | ReturnType<typeof sql<number>>,
      ) => ({
        id: sql<number>`null`.as("id"),
        ticket: tickets.number,
        kind: sql<Notice["kind"]>`${kind}`.as("kind"),
        dueAt: sql<number>`${dueAt}`.as("due_at"),
        attempts: sql<number>`0`.as("attempts"),
        nextAt: sql<number>`${now}`.as("next_at"),
        sentAt: sql<null>`null`.as("sent_at"),
      });
      const fresh = db
        .select(told("new", sql<number>`0`))
        .from(tickets)
        // The plus keeps SQLite off the indexes by state: a day has an end, what waits has none.
        .where(
          and(
            gt(tickets.createdAt, now - DAY),
            sql`+${tickets.state} = 'waiting'`,
            eq(tickets.reopenedCount, 0),
          ),
        );
      // Who waits has a time until when; by it, those of the last day are found.
      const reopened = db
        .select(told("reopened", tickets.waitingSince))
        .from(tickets)
        .where(
          and(
            gt(tickets.dueAt, now - DAY),
            sql`+${tickets.state} = 'waiting'`,
            gt(tickets.reopenedCount, 0),
            gt(tickets.waitingSince, now - DAY),
          ),
        );
      const overdue = db
        .select(told("overdue", tickets.dueAt))
        .from(tickets)
        .where(and(gt(tickets.dueAt, now - DAY), lte(tickets.dueAt, now)));
      await db.batch([
        db.insert(notices).select(fresh).onConflictDoNothing(),
        db.insert(notices).select(reopened).onConflictDoNothing(),
        db.insert(notices).select(overdue).onConflictDoNothing(),
      ]);
    },
    async take(now, limit) {
      const due = db
        .select({ id: notices.id })
        .from(notices)
        .where(and(isNull(notices.sentAt), lte(notices.nextAt, now), lt(notices.attempts, MOST_ATTEMPTS)))
        .orderBy(asc(notices.nextAt), asc(notices.id))
        .limit(limit);
      const wait = sql`min(${LONGEST_WAIT_MIN}, 1 << ${notices.attempts}) * ${MINUTE}`;
      const taken = await db
        .update(notices)
        .set({ attempts: sql`${notices.attempts} + 1`, nextAt: sql`${now} + ${wait}` })
        .where(inArray(notices.id, due))
        .returning({ id: notices.id });
      if (taken.length === 0) return [];
      return await db
        .select({
          id: notices.id,
          kind: notices.kind,
          number: tickets.number,
          ticketId: tickets.id,
          channel: tickets.channel,
          priority: tickets.priority,
        })
        .from(notices)
        .innerJoin(tickets, eq(tickets.number, notices.ticket))
        .where(
          inArray(
            notices.id,
            taken.map(({ id }) => id),
          ),
        )
        .orderBy(asc(tickets.priority), asc(notices.id));
    },
    async sent(ids, now) {
      await db.update(notices).set({ sentAt: now }).where(inArray(notices.id, ids));
    },
    async sweep(now) {
      const old = now - 7 * DAY;
      await db.batch([
        db.delete(notices).where(lt(notices.sentAt, old)),
        db.delete(notices).where(and(isNull(notices.sentAt), lt(notices.nextAt, old))),
      ]);
    },
  };
}
