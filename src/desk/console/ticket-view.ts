import type { TicketNote } from "../../storage/desk/notes.ts";
import type { Ticket } from "../../storage/desk/ticket.ts";
import type { TicketEvent } from "../../storage/desk/tickets.ts";
import type { Agent } from "../agent.ts";
import type { DeskMessage, Suggestion } from "../conversation-door.ts";
import type { ConsoleOptions } from "./deps.ts";

/** Everything that the page of a ticket shows. */
export type TicketView = {
  ticket: Ticket;
  messages: DeskMessage[];
  events: TicketEvent[];
  notes: TicketNote[];
  labels: string[];
  /** for the assigned agent; others learn only that there is one */
  callback: { telephone: string | undefined } | undefined;
  suggestions: Suggestion[];
  /** places of the user's messages whose answer somebody found wrong */
  wrong: number[];
  colleagues: { id: string; name: string }[];
};

/**
 * @param options the console's
 * @param agent who looks
 * @param id the ticket's
 * @returns all of it, read at once; nothing when there is no such ticket
 */
export async function ticketView(
  { store, people, conversation, now }: ConsoleOptions,
  agent: Agent,
  id: string,
): Promise<TicketView | undefined> {
  const ticket = await store.tickets.get(id);
  if (!ticket) return undefined;
  const { number } = ticket;
  const door = conversation(ticket.conversationId);
  const [messages, events, notes, labels, callback, suggestions, wrong, everybody] = await Promise.all([
    door.deskMessages(),
    store.tickets.events(number),
    store.notes.notes(number),
    store.notes.labels(number),
    store.notes.callback(number),
    ticket.state === "resolved" ? [] : door.suggestions(),
    store.gaps.wrongIn(ticket.conversationId),
    people.list(now()),
  ]);
  const own = ticket.assigneeId === agent.id;
  return {
    ticket,
    messages,
    events,
    notes,
    labels,
    callback: callback && { telephone: own ? callback.telephone : undefined },
    suggestions,
    wrong,
    colleagues: everybody.flatMap(({ id: person, name, state }) =>
      state === "active" && name !== null && person !== agent.id ? [{ id: person, name }] : [],
    ),
  };
}

/** @returns a canned reply with its placeholders filled in */
export function fillCanned(text: string, { office, desk }: ConsoleOptions, agent: Agent): string {
  const { opens, closes } = office.helpdesk;
  return text
    .replaceAll("{agent}", () => agent.name)
    .replaceAll("{office}", () => office.name ?? "")
    .replaceAll("{hours}", () => desk.console.hours.replace("{opens}", opens).replace("{closes}", closes));
}
