import { and, asc, eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { integer, sqliteTable, text as textColumn } from "drizzle-orm/sqlite-core";
import { toGrams } from "./grams.ts";
import { ticketMessages, tickets } from "./schema.ts";
import { type TicketMessage, ticketMessage } from "./ticket.ts";

/** D1 takes a hundred bound values a statement. */
const AT_ONCE = 10;

/** The full-text index over messages; its table is made in migrations/, drizzle only writes to it. */
const ticketSearch = sqliteTable("ticket_search", { rowid: integer(), grams: textColumn() });

/** The masked copies of tickets' messages, and the index over them. Every function rejects when D1 fails. */
export type TicketMessageStore = {
  /** Adds messages of a ticket; those that are there already change nothing. */
  add(ticket: number, messages: TicketMessage[]): Promise<void>;
  /** Takes a message out that its sender has taken back. */
  remove(conversationId: string, seq: number): Promise<void>;
  /** @returns a ticket's messages in their order */
  of(ticket: number): Promise<TicketMessage[]>;
};

/** @param database the D1 binding */
export function createTicketMessageStore(database: D1Database): TicketMessageStore {
  const db = drizzle(database, { casing: "snake_case" });
  const addOne = (ticket: number, { seq, role, text, at }: TicketMessage) =>
    [
      db.insert(ticketMessages).values({ ticket, seq, role, text, at }).onConflictDoNothing(),
      db.insert(ticketSearch).select(sql`
        select id, ${toGrams(text)} from ticket_messages where ticket = ${ticket} and seq = ${seq} and changes() = 1`),
      // What the list shows is the user's newest message.
      db
        .update(tickets)
        .set({ lastMessage: text })
        .where(
          and(
            eq(tickets.number, ticket),
            sql`${role} = 'user'`,
            sql`${seq} = (select max(seq) from ticket_messages where ticket = ${ticket} and role = 'user')`,
          ),
        ),
    ] as const;
  return {
    async add(ticket, messages) {
      for (let from = 0; from < messages.length; from += AT_ONCE) {
        const [first, ...rest] = messages.slice(from, from + AT_ONCE).flatMap((row) => addOne(ticket, row));
        if (first) await db.batch([first, ...rest]);
      }
    },
    async remove(conversationId, seq) {
      const ids = sql`select m.id from ticket_messages m join tickets t on t.number = m.ticket
        where t.conversation_id = ${conversationId} and m.seq = ${seq}`;
      const shown = sql`coalesce((select text from ticket_messages where ticket = tickets.number and role = 'user'
        order by seq desc limit 1), '')`;
      await db.batch([
        db.delete(ticketSearch).where(sql`rowid in (${ids})`),
        db.delete(ticketMessages).where(sql`id in (${ids})`),
        db.update(tickets).set({ lastMessage: shown }).where(eq(tickets.conversationId, conversationId)),
      ]);
    },
    async of(ticket) {
      const rows = await db
        .select()
        .from(ticketMessages)
        .where(eq(ticketMessages.ticket, ticket))
        .orderBy(asc(ticketMessages.seq));
      return rows.map((row) => ticketMessage.parse(row));
    },
  };
}
