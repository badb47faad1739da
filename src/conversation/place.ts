import type { TicketStore } from "../storage/desk/tickets.ts";

/**
 * @param tickets gives the store
 * @returns what tells how many wait before a ticket; one that is not stored yet waits since now, with the priority given
 */
export function placeIn(tickets: () => Pick<TicketStore, "get" | "ahead">) {
  return async (id: string, priority: 1 | 2 | 3 | undefined, now: number): Promise<number> => {
    const stored = priority === undefined ? await tickets().get(id) : undefined;
    const since = stored?.state === "waiting" ? stored.waitingSince : now;
    return await tickets().ahead(stored?.priority ?? priority ?? 3, since);
  };
}
