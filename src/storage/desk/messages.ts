import { and, asc, eq, gte, lt, max, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { integer, sqliteTable, text as textColumn } from "drizzle-orm/sqlite-core";
import { toGrams } from "./grams.ts";
import { idsOf, messageId, seqOf } from "./message-id.ts";
import { ticketMessages, tickets } from "./schema.ts";
import { type TicketMessage, ticketMessage } from "./ticket.ts";

/** Messages of one batch of statements. */
const AT_ONCE = 10;

/** The full-text index over messages; its table is made in migrations/, drizzle only writes to it. */
export const ticketSearch = sqliteTable("ticket_search", { rowid: integer(), grams: textColumn() });

/** The masked copies of tickets' messages, and the index over them. Every function rejects when D1 fails. */
export type TicketMessageStore = {
  /** Adds messages of a ticket; those that are there already change nothing. */
  add(ticket: number, messages: TicketMessage[]): Promise<void>;
  /** Takes a message out that its sender has taken back. */
  remove(conversationId: string, seq: number): Promise<void>;
  /** @returns the place of the newest message that is there */
  lastSeq(ticket: number): Promise<number | undefined>;
  /** Leaves of a message only this text. */
  rewrite(conversationId: string, seq: number, text: string): Promise<void>;
  /** @returns a ticket's messages in their order */
  of(ticket: number): Promise<TicketMessage[]>;
};

/** @param database the D1 binding */
export function createTicketMessageStore(database: D1Database): TicketMessageStore {
  const db = drizzle(database, { casing: "snake_case" });
  /** What the list shows: the user's newest message. */
  const showNewest = (ticket: number) => {
    const { from, below } = idsOf(ticket);
    const newest = sql`coalesce((select text from ticket_messages where id >= ${from} and id < ${below} and role = 'user'
      order by id desc limit 1), last_message)`;
    return db.update(tickets).set({ lastMessage: newest }).where(eq(tickets.number, ticket));
  };
  const addOne = (ticket: number, { seq, role, text, at }: TicketMessage) => {
    const id = messageId(ticket, seq);
    return [
      db.insert(ticketMessages).values({ id, role, text, at }).onConflictDoNothing(),
      db.insert(ticketSearch).select(sql`select ${id}, ${toGrams(text)} where changes() = 1`),
    ] as const;
  };
  return {
    async add(ticket, messages) {
      for (let from = 0; from < messages.length; from += AT_ONCE) {
        const [first, ...rest] = messages.slice(from, from + AT_ONCE).flatMap((row) => addOne(ticket, row));
        if (first) await db.batch([first, ...rest, showNewest(ticket)]);
      }
    },
    async remove(conversationId, seq) {
      const of = eq(tickets.conversationId, conversationId);
      const found = await db.select({ number: tickets.number }).from(tickets).where(of);
      for (const { number } of found) {
        const id = messageId(number, seq);
        await db.batch([
          db.delete(ticketSearch).where(sql`rowid = ${id}`),
          db.delete(ticketMessages).where(eq(ticketMessages.id, id)),
          db.update(tickets).set({ lastMessage: "" }).where(eq(tickets.number, number)),
          showNewest(number),
        ]);
      }
    },
    async rewrite(conversationId, seq, text) {
      const of = eq(tickets.conversationId, conversationId);
      const found = await db.select({ number: tickets.number }).from(tickets).where(of);
      for (const { number } of found) {
        const id = messageId(number, seq);
        const isThere = sql`exists (select 1 from ticket_messages where id = ${id})`;
        await db.batch([
          db.delete(ticketSearch).where(sql`rowid = ${id}`),
          db.update(ticketMessages).set({ text }).where(eq(ticketMessages.id, id)),
          db.insert(ticketSearch).select(sql`select ${id}, ${toGrams(text)} where ${isThere}`),
          showNewest(number),
        ]);
      }
    },
    async lastSeq(ticket) {
      const { from, below } = idsOf(ticket);
      const own = and(gte(ticketMessages.id, from), lt(ticketMessages.id, below));
      const [row] = await db
        .select({ id: max(ticketMessages.id) })
        .from(ticketMessages)
        .where(own);
      return row?.id == null ? undefined : seqOf(row.id);
    },
    async of(ticket) {
      const { from, below } = idsOf(ticket);
      const rows = await db
        .select()
        .from(ticketMessages)
        .where(and(gte(ticketMessages.id, from), lt(ticketMessages.id, below)))
        .orderBy(asc(ticketMessages.id));
      return rows.map((row) => ticketMessage.parse({ ...row, seq: seqOf(row.id) }));
    },
  };
}
