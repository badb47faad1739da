import { count, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { toMatch } from "./grams.ts";
import { ticketOf } from "./message-id.ts";
import { conditionOf, cursorOf, orderOf, type QueueFilter } from "./queue-filter.ts";
import { tickets } from "./schema.ts";
import { type Ticket, type TicketState, ticket } from "./ticket.ts";

/** A row of the queue. `found`: the newest message that the search met. */
export type QueueRow = { ticket: Ticket; labels: string[]; found?: string };

/** One page of the queue. `capped`: the search met so many messages that only the newest were looked at. */
export type QueuePage = { rows: QueueRow[]; next?: string; capped: boolean };

/** How many tickets are open, by state; how many of them are one's own, and overdue. */
export type QueueCounts = Record<Exclude<TicketState, "resolved"> | "own" | "overdue", number>;

/** Reads the queue. Every function rejects when D1 fails. */
export type Queue = {
  /** @returns one page, in one query */
  page(filter: QueueFilter): Promise<QueuePage>;
  /** @returns the counts over all tickets, in one query */
  counts(agentId: string, now: number): Promise<QueueCounts>;
};

/** Rows of a page. */
export const PAGE_SIZE = 50;

/** Messages that a search looks at, newest first: a word of every conversation would otherwise cost seconds. */
const MOST_HITS = 5000;

/** @param database the D1 binding */
export function createQueue(database: D1Database): Queue {
  const db = drizzle(database, { casing: "snake_case" });
  const labels = sql<string | null>`(select group_concat(label, char(10)) from ticket_labels
    where ticket_labels.ticket = tickets.number)`;
  const shown = { ticket: tickets, labels };

  const listed = async (filter: QueueFilter) =>
    await db
      .select(shown)
      .from(tickets)
      .where(conditionOf(filter))
      .orderBy(...orderOf(filter))
      .limit(PAGE_SIZE + 1);

  const searched = async (filter: QueueFilter, match: string) => {
    const hits = sql`select rowid as id from ticket_search where ticket_search match ${match}
      order by rowid desc limit ${MOST_HITS}`;
    const found = sql`(select ${ticketOf(sql`id`)} as ticket, max(id) as message, sum(count(*)) over () as hits
      from (${hits}) group by 1) as found`;
    const text = sql<string>`(select text from ticket_messages where id = found.message)`;
    return await db
      .select({ ...shown, found: text, hits: sql<number>`found.hits` })
      .from(tickets)
      .innerJoin(found, sql`found.ticket = ${tickets.number}`)
      .where(conditionOf(filter))
      .orderBy(...orderOf(filter))
      .limit(PAGE_SIZE + 1);
  };

  return {
    async page(filter) {
      const match = filter.search === undefined ? undefined : toMatch(filter.search);
      if (filter.search !== undefined && match === undefined) return { rows: [], capped: false };
      const rows: { ticket: unknown; labels: string | null; found?: string; hits?: number }[] =
        match === undefined ? await listed(filter) : await searched(filter, match);
      const page = rows.slice(0, PAGE_SIZE).map((row) => ({
        ticket: ticket.parse(row.ticket),
        labels: row.labels?.split("\n").sort() ?? [],
        ...(row.found === undefined ? {} : { found: row.found }),
      }));
      const last = page.at(-1);
      return {
        rows: page,
        capped: (rows[0]?.hits ?? 0) >= MOST_HITS,
        ...(last && rows.length > PAGE_SIZE ? { next: cursorOf(filter, last.ticket) } : {}),
      };
    },
    async counts(agentId, now) {
      const [row] = await db
        .select({
          waiting: count(sql`case when ${tickets.state} = 'waiting' then 1 end`),
          assigned: count(sql`case when ${tickets.state} = 'assigned' then 1 end`),
          pending: count(sql`case when ${tickets.state} = 'pending' then 1 end`),
          own: count(sql`case when ${tickets.assigneeId} = ${agentId} then 1 end`),
          overdue: count(sql`case when ${tickets.dueAt} < ${now} then 1 end`),
        })
        .from(tickets)
        .where(sql`${tickets.state} <> 'resolved'`);
      return row ?? { waiting: 0, assigned: 0, pending: 0, own: 0, overdue: 0 };
    },
  };
}
