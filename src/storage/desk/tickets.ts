import { and, count, eq, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import { callbacks, ticketEvents, tickets } from "./schema.ts";
import { type NewTicket, type Priority, type Ticket, type TicketState, ticket } from "./ticket.ts";

/** Who does something at the desk. */
export type Actor = { id: string; name: string };

/** One change of a ticket: it happens only if the ticket still stands as `from` says. */
type Move = {
  from: Pick<Ticket, "id" | "state" | "assigneeId">;
  to: TicketState;
  action: string;
  /** what else changes */
  set: Partial<typeof tickets.$inferInsert>;
  /** none where the user did it */
  by: Actor | undefined;
  detail?: string;
  /** Unix milliseconds */
  at: number;
};

/** One line of a ticket's history. */
export type TicketEvent = typeof ticketEvents.$inferSelect;

/** The tickets in D1. Every function rejects when D1 fails. */
export type TicketStore = {
  /** Stores a ticket as waiting; the same id again changes nothing. @returns the ticket as it stands */
  open(ticket: NewTicket): Promise<Ticket>;
  /** @returns the ticket of this id */
  get(id: string): Promise<Ticket | undefined>;
  /** @returns the newest ticket of a conversation */
  newestOf(conversationId: string): Promise<Ticket | undefined>;
  /** Changes a ticket and notes it, both or nothing. @returns the ticket after it; nothing when another change came first */
  move(move: Move): Promise<Ticket | undefined>;
  /** Stores what the user tapped after the resolution. */
  rate(id: string, feedback: "solved" | "unsolved"): Promise<void>;
  /** @returns how many tickets wait before one of this priority that has waited since then */
  ahead(priority: Priority, waitingSince: number): Promise<number>;
  /** @returns a ticket's history, oldest first */
  events(number: number): Promise<TicketEvent[]>;
};

/** @param database the D1 binding */
export function createTicketStore(database: D1Database): TicketStore {
  const db = drizzle(database, { casing: "snake_case" });
  const where = async (condition: SQL) =>
    parse(await db.select().from(tickets).where(condition).orderBy(sql`number desc`).limit(1));
  return {
    async open(row) {
      const values = { ...row, state: "waiting" as const, waitingSince: row.createdAt };
      await db.batch([
        db.insert(tickets).values(values).onConflictDoNothing(),
        note(db, { id: row.id, action: "open", from: null, to: "waiting", by: undefined, at: row.createdAt }),
      ]);
      const stored = await where(eq(tickets.id, row.id));
      if (!stored) throw new Error("a ticket that was stored is not there");
      return stored;
    },
    get: (id) => where(eq(tickets.id, id)),
    newestOf: (conversationId) => where(eq(tickets.conversationId, conversationId)),
    async move({ from, to, action, set, by, detail, at }) {
      const unchanged = and(
        eq(tickets.id, from.id),
        eq(tickets.state, from.state),
        from.assigneeId === null ? isNull(tickets.assigneeId) : eq(tickets.assigneeId, from.assigneeId),
      );
      const [moved] = await db.batch([
        db
          .update(tickets)
          .set({ ...set, state: to })
          .where(unchanged)
          .returning(),
        note(db, { id: from.id, action, from: from.state, to, by, detail, at }),
        // A telephone number is kept no longer than it is needed.
        db
          .delete(callbacks)
          .where(sql`ticket = (select number from tickets where id = ${from.id} and state = 'resolved')`),
      ]);
      return parse(moved);
    },
    async rate(id, feedback) {
      await db.update(tickets).set({ feedback }).where(eq(tickets.id, id));
    },
    async ahead(priority, waitingSince) {
      const before = or(
        lt(tickets.priority, priority),
        and(eq(tickets.priority, priority), lt(tickets.waitingSince, waitingSince)),
      );
      const [row] = await db
        .select({ ahead: count() })
        .from(tickets)
        .where(and(eq(tickets.state, "waiting"), before));
      return row?.ahead ?? 0;
    },
    async events(number) {
      return await db
        .select()
        .from(ticketEvents)
        .where(eq(ticketEvents.ticket, number))
        .orderBy(ticketEvents.at, ticketEvents.id);
    },
  };
}

function parse([row]: unknown[]): Ticket | undefined {
  return row === undefined ? undefined : ticket.parse(row);
}

type Note = {
  id: string;
  action: string;
  from: TicketState | null;
  to: TicketState;
  by: Actor | undefined;
  detail?: string | undefined;
  at: number;
};

/** Notes a change in the history if the statement before it, in the same batch, has changed a row. */
function note(db: DrizzleD1Database, { id, action, from, to, by, detail = "", at }: Note) {
  return db.insert(ticketEvents).select(sql`
    select null, number, ${at}, ${action}, ${from}, ${to}, ${by?.id ?? null}, ${by?.name ?? null}, ${detail || null}
    from tickets where id = ${id} and changes() = 1`);
}
