import { eq, inArray } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { gaps, turns } from "./insight-schema.ts";
import { createTicketMessageStore } from "./messages.ts";
import {
  callbacks,
  deliveryFailures,
  feedback,
  ticketEvents,
  ticketLabels,
  ticketNotes,
  tickets,
} from "./schema.ts";

/**
 * @param database the D1 binding
 * @param conversationId whose record
 * @returns all rows of it but the audit's, which is about staff
 */
export async function exportFromDesk(database: D1Database, conversationId: string) {
  const db = drizzle(database, { casing: "snake_case" });
  const own = await db.select().from(tickets).where(eq(tickets.conversationId, conversationId));
  const numbers = own.map(({ number }) => number);
  const messages = createTicketMessageStore(database);
  const [events, notes, labels, calls, ratings, failures, open, taken] = await db.batch([
    db.select().from(ticketEvents).where(inArray(ticketEvents.ticket, numbers)),
    db.select().from(ticketNotes).where(inArray(ticketNotes.ticket, numbers)),
    db.select().from(ticketLabels).where(inArray(ticketLabels.ticket, numbers)),
    db.select().from(callbacks).where(inArray(callbacks.ticket, numbers)),
    db.select().from(feedback).where(eq(feedback.conversationId, conversationId)),
    db.select().from(deliveryFailures).where(eq(deliveryFailures.conversationId, conversationId)),
    db.select().from(gaps).where(eq(gaps.conversationId, conversationId)),
    db.select().from(turns).where(eq(turns.conversationId, conversationId)),
  ]);
  return {
    tickets: await Promise.all(own.map(async (row) => ({ ...row, messages: await messages.of(row.number) }))),
    events,
    notes,
    labels,
    callbacks: calls,
    feedback: ratings,
    deliveryFailures: failures,
    gaps: open,
    turns: taken,
  };
}
