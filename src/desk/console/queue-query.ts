import { z } from "zod";
import { channel } from "../../activity.ts";
import type { QueueFilter } from "../../storage/desk/queue-filter.ts";
import { ticketState } from "../../storage/desk/ticket.ts";

/** The tabs of the queue; `own` are the open tickets of who looks. */
export const TABS = ["waiting", "own", "assigned", "pending", "open", "resolved"] as const;

const optional = <T>(schema: z.ZodType<T>) =>
  z.union([z.literal("").transform(() => undefined), schema]).optional();

/** The address of a page of the queue. What is not as it should be counts as not given: a bookmark never fails. */
const query = z.object({
  tab: z.enum(TABS).catch("waiting"),
  q: z.string().trim().max(100).catch(""),
  channel: optional(channel).catch(undefined),
  priority: optional(z.enum(["1", "2", "3"])).catch(undefined),
  label: z.string().max(20).catch(""),
  overdue: z.literal("1").optional().catch(undefined),
  after: z.string().max(60).optional().catch(undefined),
});
export type QueueQuery = z.infer<typeof query>;

/** @returns the query of an address */
export function readQuery(parameters: Record<string, string>): QueueQuery {
  return query.parse({ q: "", label: "", ...parameters });
}

/**
 * @param asked the address
 * @param agentId who looks
 * @param now Unix time in milliseconds
 * @returns what to list
 */
export function filterOf(asked: QueueQuery, agentId: string, now: number): QueueFilter {
  const { tab, q, channel, priority, label, overdue, after } = asked;
  return {
    tab: tab === "own" ? "open" : ticketState.catch("waiting").parse(tab),
    ...(tab === "open" ? { tab: "open" } : {}),
    ...(tab === "own" ? { assignee: agentId } : {}),
    channel,
    priority: priority === undefined ? undefined : priority === "1" ? 1 : priority === "2" ? 2 : 3,
    label: label || undefined,
    overdueAt: overdue ? now : undefined,
    search: q || undefined,
    after,
  };
}

/** @returns the address of another page of the queue, the rest of the query kept */
export function pathOf(
  asked: QueueQuery,
  change: Partial<Record<keyof QueueQuery, string | undefined>>,
): string {
  const entries = Object.entries({ ...asked, after: undefined, ...change });
  const parameters = new URLSearchParams(entries.flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return `/desk?${parameters}`;
}
