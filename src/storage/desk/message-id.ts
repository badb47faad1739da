import { type SQL, sql } from "drizzle-orm";

/** More messages than any conversation has. */
const PLACES = 2 ** 20;

/**
 * @param ticket the ticket's number
 * @param seq the message's place in its conversation
 * @returns the id of a ticket's message: messages of newer tickets have higher ids, and of one ticket the later ones
 */
export function messageId(ticket: number, seq: number): number {
  return ticket * PLACES + seq;
}

/** @returns the place in the conversation */
export function seqOf(id: number): number {
  return id % PLACES;
}

/** @returns the ids of a ticket's messages: from, and below */
export function idsOf(ticket: number): { from: number; below: number } {
  return { from: messageId(ticket, 0), below: messageId(ticket + 1, 0) };
}

/**
 * @param id an SQL expression for a message's id
 * @returns an SQL expression for its ticket's number
 */
export function ticketOf(id: SQL): SQL {
  return sql`(${id} / ${sql.raw(String(PLACES))})`;
}
