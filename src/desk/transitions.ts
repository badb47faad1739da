import type { TicketState } from "../storage/desk/ticket.ts";

/**
 * Every change that a ticket can meet: what is done to it in which state, and the state it leads to. What is not in the
 * table is refused. A ticket begins in `waiting`.
 */
const TRANSITIONS = {
  /** an agent takes it; the first one wins */
  claim: { waiting: "assigned" },
  /** the agent puts it back into the queue */
  release: { assigned: "waiting", pending: "waiting" },
  /** it is handed to another agent */
  transfer: { waiting: "assigned", assigned: "assigned", pending: "pending" },
  /** an agent answers: now the user is to answer */
  reply: { assigned: "pending", pending: "pending" },
  /** the user, who was to answer, writes */
  write: { pending: "assigned" },
  /** an agent says that it is done */
  resolve: { waiting: "resolved", assigned: "resolved", pending: "resolved" },
  /** an agent leaves the rest to the bot */
  "hand-back": { waiting: "resolved", assigned: "resolved", pending: "resolved" },
  /** the user goes back to the bot */
  return: { waiting: "resolved", assigned: "resolved", pending: "resolved" },
  /** the user needs a person again */
  reopen: { resolved: "waiting" },
  /** an agent takes the conversation over again */
  "take-over": { waiting: "assigned", resolved: "assigned" },
} as const satisfies Record<string, Partial<Record<TicketState, TicketState>>>;

/** What can be done to a ticket. */
export type Action = keyof typeof TRANSITIONS;

/**
 * @param state where the ticket stands
 * @param action what is to be done
 * @returns the state that follows; nothing when this cannot be done now
 */
export function nextState(state: TicketState, action: Action): TicketState | undefined {
  const row: Partial<Record<TicketState, TicketState>> = TRANSITIONS[action];
  return row[state];
}
