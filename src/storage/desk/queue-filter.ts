import { and, asc, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import type { Channel } from "../../activity.ts";
import { tickets } from "./schema.ts";
import type { Priority, Reason, Ticket, TicketState } from "./ticket.ts";

/** What the queue shows. `tab` decides the order too: what is open by urgency and waiting time, what is done by when. */
export type QueueFilter = {
  tab: "open" | TicketState;
  /** the assignee's id */
  assignee?: string | undefined;
  channel?: Channel | undefined;
  priority?: Priority | undefined;
  reason?: Reason | undefined;
  label?: string | undefined;
  /** only what was to be answered before this time, in Unix milliseconds */
  overdueAt?: number | undefined;
  /** words in the conversation, two letters suffice */
  search?: string | undefined;
  /** `next` of the page before */
  after?: string | undefined;
};

/**
 * @param filter what is wanted
 * @returns the rows that it lets through, after those of the page before
 */
export function conditionOf(filter: QueueFilter): SQL | undefined {
  const { tab, assignee, channel, priority, reason, label, overdueAt } = filter;
  return and(
    // Written out, so that SQLite takes the index over what is open.
    tab === "open" ? sql`${tickets.state} <> 'resolved'` : eq(tickets.state, tab),
    assignee ? eq(tickets.assigneeId, assignee) : undefined,
    channel ? eq(tickets.channel, channel) : undefined,
    priority ? eq(tickets.priority, priority) : undefined,
    reason ? eq(tickets.reason, reason) : undefined,
    label ? sql`${tickets.number} in (${newestLabelled(label)})` : undefined,
    overdueAt === undefined ? undefined : lt(tickets.dueAt, overdueAt),
    afterCursor(filter),
  );
}

/**
 * @param filter what is wanted
 * @returns the order of its rows
 */
export function orderOf({ tab }: QueueFilter): SQL[] {
  return tab === "resolved"
    ? [desc(tickets.resolvedAt), desc(tickets.number)]
    : [asc(tickets.priority), asc(tickets.waitingSince), asc(tickets.number)];
}

/**
 * @param filter what was wanted
 * @param last the last row of a page
 * @returns what the next page begins after
 */
export function cursorOf({ tab }: QueueFilter, last: Ticket): string {
  const place = tab === "resolved" ? [last.resolvedAt] : [last.priority, last.waitingSince];
  return [...place, last.number].join(".");
}

/** Tickets of one label that are looked at, newest first. */
const MOST_LABELLED = 2000;

function newestLabelled(label: string): SQL {
  return sql`select ticket from ticket_labels where label = ${label} order by ticket desc limit ${MOST_LABELLED}`;
}

const CURSOR = /^\d{1,15}(\.\d{1,15}){1,2}$/;

function afterCursor({ tab, after }: QueueFilter): SQL | undefined {
  if (after === undefined || !CURSOR.test(after)) return undefined;
  const [a = 0, b = 0, c = 0] = after.split(".").map(Number);
  return tab === "resolved"
    ? sql`(${tickets.resolvedAt}, ${tickets.number}) < (${a}, ${b})`
    : sql`(${tickets.priority}, ${tickets.waitingSince}, ${tickets.number}) > (${a}, ${b}, ${c})`;
}
