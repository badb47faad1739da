import { eq, sql } from "drizzle-orm";
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import { audit } from "./audit-schema.ts";
import { gaps, turns } from "./insight-schema.ts";
import { idsOf } from "./message-id.ts";
import { ticketSearch } from "./messages.ts";
import {
  callbacks,
  deliveryFailures,
  feedback,
  ticketEvents,
  ticketLabels,
  ticketMessages,
  ticketNotes,
  tickets,
} from "./schema.ts";

/** Who wanted a conversation's record gone. */
export type ErasedBy = "user" | "operator";

/**
 * Deletes everything that D1 knows of a conversation, and notes that without content. The same erasure again changes nothing.
 *
 * @param database the D1 binding
 * @param conversationId whose record
 * @param by who wanted it
 * @param at when, Unix milliseconds: tells one erasure from another
 */
export async function eraseFromDesk(
  database: D1Database,
  conversationId: string,
  by: ErasedBy,
  at: number,
): Promise<void> {
  const db = drizzle(database, { casing: "snake_case" });
  const found = await db
    .select({ number: tickets.number })
    .from(tickets)
    .where(eq(tickets.conversationId, conversationId));
  for (const { number } of found) await deleteTicket(db, number);
  const isNoted = sql`select 1 from audit where action = 'data-deleted' and conversation_id = ${conversationId} and at = ${at}`;
  await db.batch([
    db.delete(feedback).where(eq(feedback.conversationId, conversationId)),
    db.delete(gaps).where(eq(gaps.conversationId, conversationId)),
    db.delete(turns).where(eq(turns.conversationId, conversationId)),
    db.delete(deliveryFailures).where(eq(deliveryFailures.conversationId, conversationId)),
    db
      .insert(audit)
      .select(
        sql`select null, ${at}, null, 'data-deleted', null, ${conversationId}, null, ${by} where not exists (${isNoted})`,
      ),
  ]);
}

/**
 * Deletes a ticket with everything that hangs on it, in one transaction.
 *
 * @param db D1
 * @param number the ticket's
 */
export async function deleteTicket(db: DrizzleD1Database, number: number): Promise<void> {
  const { from, below } = idsOf(number);
  const ofTicket = sql`id >= ${from} and id < ${below}`;
  await db.batch([
    db.delete(ticketSearch).where(sql`rowid >= ${from} and rowid < ${below}`),
    db.delete(ticketMessages).where(ofTicket),
    db.delete(ticketNotes).where(eq(ticketNotes.ticket, number)),
    db.delete(ticketLabels).where(eq(ticketLabels.ticket, number)),
    db.delete(ticketEvents).where(eq(ticketEvents.ticket, number)),
    db.delete(callbacks).where(eq(callbacks.ticket, number)),
    db.delete(tickets).where(eq(tickets.number, number)),
  ]);
}
