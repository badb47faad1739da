import type { TicketStore } from "../storage/desk/tickets.ts";

/**
 * @param tickets the store
 * @param id a ticket's; one that is not stored yet waits since now, with this priority
 * @param priority of a new ticket
 * @param now Unix time in milliseconds
 * @returns how many wait before it
 */
export async function placeOf(
  tickets: Pick<TicketStore, "get" | "ahead">,
  id: string,
  priority: 1 | 2 | 3 | undefined,
  now: number,
): Promise<number> {
  const stored = priority === undefined ? await tickets.get(id) : undefined;
  return await tickets.ahead(
    stored?.priority ?? priority ?? 3,
    stored?.state === "waiting" ? stored.waitingSince : now,
  );
}
