import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { z } from "zod";
import { channel } from "../../activity.ts";
import { ticketState } from "./ticket.ts";

/** A conversation that somebody wrote in lately, with what became of the last message and its newest ticket. */
const recent = z.object({
  id: z.string(),
  /** in Japan, as 2026-11-24 */
  day: z.string(),
  channel,
  outcome: z.string(),
  /** the last answer or flow */
  subject: z.string().nullable(),
  messages: z.number(),
  ticket: z.string().nullable(),
  state: ticketState.nullable(),
});
export type RecentConversation = z.infer<typeof recent>;

/** Turns that are looked at, the newest. */
const LOOKED_AT = 2000;

/**
 * @param database the D1 binding
 * @param limit at most so many
 * @returns the conversations in which somebody wrote last, newest first, in one query
 */
export async function recentConversations(
  database: D1Database,
  limit: number,
): Promise<RecentConversation[]> {
  // Of a row's other columns SQLite takes those of the row that has the maximum.
  const rows = await drizzle(database).all(sql`
    select conversation_id as id, max(place) as place, day, channel, outcome, subject, count(*) as messages,
      (select id from tickets where tickets.conversation_id = said.conversation_id order by number desc limit 1) as ticket,
      (select state from tickets where tickets.conversation_id = said.conversation_id order by number desc limit 1) as state
    from (select rowid as place, * from turns order by rowid desc limit ${LOOKED_AT}) as said
    group by conversation_id order by 2 desc limit ${limit}`);
  return z.array(recent).parse(rows);
}
