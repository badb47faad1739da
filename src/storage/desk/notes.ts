import { and, asc, eq, inArray } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { callbacks, ticketLabels, ticketNotes, tickets } from "./schema.ts";
import type { Actor } from "./tickets.ts";

/** What an agent wrote for the others. */
export type TicketNote = typeof ticketNotes.$inferSelect;

/** What hangs on a ticket: notes, labels, a number to call back. Every function rejects when D1 fails. */
export type NoteStore = {
  /** Adds a note; the same id again changes nothing. */
  addNote(note: { id: string; ticket: number; by: Actor; text: string; at: number }): Promise<void>;
  /** @returns a ticket's notes, oldest first */
  notes(ticket: number): Promise<TicketNote[]>;
  /** Sets a label on tickets. */
  label(tickets: number[], label: string): Promise<void>;
  /** Takes a label off a ticket. */
  unlabel(ticket: number, label: string): Promise<void>;
  /** @returns a ticket's labels */
  labels(ticket: number): Promise<string[]>;
  /** Stores the number to call, instead of one given before. */
  keepCallback(ticket: number, telephone: string, at: number): Promise<void>;
  /** Forgets the number to call that the user gave at this time, in Unix milliseconds, and has taken back. */
  forgetCallback(conversationId: string, at: number): Promise<void>;
  /** @returns the number to call back, if the user left one */
  callback(ticket: number): Promise<{ telephone: string; at: number } | undefined>;
};

/** @param database the D1 binding */
export function createNoteStore(database: D1Database): NoteStore {
  const db = drizzle(database, { casing: "snake_case" });
  return {
    async addNote({ by, ...note }) {
      const row = { ...note, agentId: by.id, agentName: by.name };
      await db.insert(ticketNotes).values(row).onConflictDoNothing();
    },
    async notes(ticket) {
      return await db
        .select()
        .from(ticketNotes)
        .where(eq(ticketNotes.ticket, ticket))
        .orderBy(asc(ticketNotes.at));
    },
    async label(numbers, label) {
      const rows = numbers.map((ticket) => ({ ticket, label }));
      if (rows.length > 0) await db.insert(ticketLabels).values(rows).onConflictDoNothing();
    },
    async unlabel(ticket, label) {
      const one = and(eq(ticketLabels.ticket, ticket), eq(ticketLabels.label, label));
      await db.delete(ticketLabels).where(one);
    },
    async labels(ticket) {
      const rows = await db.select().from(ticketLabels).where(eq(ticketLabels.ticket, ticket));
      return rows.map(({ label }) => label).sort();
    },
    async keepCallback(ticket, telephone, at) {
      const given = { telephone, at };
      await db
        .insert(callbacks)
        .values({ ticket, ...given })
        .onConflictDoUpdate({ target: callbacks.ticket, set: given });
    },
    async forgetCallback(conversationId, at) {
      const theirs = db
        .select({ number: tickets.number })
        .from(tickets)
        .where(eq(tickets.conversationId, conversationId));
      await db.delete(callbacks).where(and(eq(callbacks.at, at), inArray(callbacks.ticket, theirs)));
    },
    async callback(ticket) {
      const [row] = await db.select().from(callbacks).where(eq(callbacks.ticket, ticket));
      return row && { telephone: row.telephone, at: row.at };
    },
  };
}
