import type { OpeningHours } from "../eligibility/opening-hours.ts";
import type { Ticket } from "../storage/desk/ticket.ts";
import type { Actor, TicketStore } from "../storage/desk/tickets.ts";
import { dueAt, type Targets } from "./targets.ts";
import { type Action, nextState } from "./transitions.ts";

/** What a change of a ticket comes to. `refused`: not in this state; `overtaken`: somebody else was first. */
export type Moved =
  | { result: "moved"; ticket: Ticket }
  | { result: "refused" | "overtaken"; ticket: Ticket }
  | { result: "unknown" };

/** What is done to a ticket: by whom (nobody: the user), when, and to whom it is handed on. */
export type Deed = { action: Action; by?: Actor; to?: Actor; now: number };

/** How often a change is tried again that another change of the same ticket came before. */
const TRIES = 3;

/**
 * Changes a ticket by the table of transitions. Of two who do the same at once, one wins; what may follow the other change is
 * done after it.
 *
 * @param tickets the store
 * @param targets opening hours and targets, from which the time of the next answer follows
 * @param id the ticket's
 * @param deed what is done
 * @returns the ticket after it, or why nothing was done
 */
export async function moveTicket(
  tickets: Pick<TicketStore, "get" | "move">,
  targets: OpeningHours & { targets: Targets },
  id: string,
  deed: Deed,
): Promise<Moved> {
  let seen: Ticket | undefined;
  for (let tried = 0; tried < TRIES; tried++) {
    const from = await tickets.get(id);
    if (!from) return { result: "unknown" };
    const to = nextState(from.state, deed.action);
    if (!to) return { result: seen ? "overtaken" : "refused", ticket: from };
    const { action, by, now } = deed;
    const set = changes(from, deed, targets);
    const detail = deed.to ? { detail: deed.to.name } : {};
    const ticket = await tickets.move({ from, to, action, set, by, at: now, ...detail });
    if (ticket) return { result: "moved", ticket };
    seen = from;
  }
  return seen ? { result: "overtaken", ticket: seen } : { result: "unknown" };
}

/** What changes beside the state. */
function changes(
  from: Ticket,
  { action, by, to, now }: Deed,
  hours: OpeningHours & { targets: Targets },
): Partial<Ticket> {
  const due = dueAt(hours, from.priority, now);
  switch (action) {
    case "claim":
      return assignee(by);
    case "release":
      return { ...assignee(undefined), dueAt: from.dueAt ?? due };
    case "transfer":
      return assignee(to);
    case "reply":
      return { firstResponseAt: from.firstResponseAt ?? now, dueAt: null };
    case "write":
      return { waitingSince: now, dueAt: due };
    case "resolve":
    case "hand-back":
    case "return":
      return { resolvedAt: now, dueAt: null, feedback: null };
    case "reopen":
      return { ...assignee(undefined), ...opened(from, now, due) };
    case "take-over":
      return { ...assignee(by), ...(from.state === "resolved" ? opened(from, now, due) : {}) };
  }
}

function assignee(agent: Actor | undefined): Pick<Ticket, "assigneeId" | "assigneeName"> {
  return { assigneeId: agent?.id ?? null, assigneeName: agent?.name ?? null };
}

function opened({ reopenedCount }: Ticket, now: number, due: number): Partial<Ticket> {
  return {
    resolvedAt: null,
    waitingSince: now,
    dueAt: due,
    reopenedCount: reopenedCount + 1,
  };
}
