import type { Agent } from "../agent.ts";
import type { Audit } from "../audit.ts";
import type { DeskDeed } from "../conversation-door.ts";
import { moveTicket } from "../move.ts";
import type { Action } from "../transitions.ts";
import type { ConsoleOptions } from "./deps.ts";

/** What an agent can do to a ticket with one press, and the notice that says it was done. */
export const PRESSES = {
  claim: "claimed",
  release: "released",
  transfer: "transferred",
  resolve: "resolved",
  "hand-back": "handedBack",
  "take-over": "takenOver",
} as const satisfies Partial<Record<Action, string>>;
export type Press = keyof typeof PRESSES;

/** What the user's conversation is told of it. */
const DEEDS: Record<Press, DeskDeed["did"]> = {
  claim: "claim",
  release: "release",
  transfer: "claim",
  resolve: "resolve",
  "hand-back": "hand-back",
  "take-over": "take-over",
};

/**
 * Does to a ticket what an agent pressed: the ticket, its user's conversation, the open pages, the audit.
 *
 * @param options the console's
 * @param who the agent, and how it is noted
 * @param id the ticket's
 * @param press what was pressed, and to whom a ticket is handed on
 * @returns the notice for the agent; nothing when there is no such ticket
 */
export async function act(
  { store, office, conversation, feed, now }: ConsoleOptions,
  { agent, audit }: { agent: Agent; audit: Audit },
  id: string,
  { press, to }: { press: Press; to?: { id: string; name: string } | undefined },
): Promise<string | undefined> {
  await audit({ action: "ticket-changed", ticketId: id, detail: press });
  const by = { id: agent.id, name: agent.name };
  const deed = { action: press, by, ...(to ? { to } : {}), now: now() };
  const moved = await moveTicket(store.tickets, office.helpdesk, id, deed);
  if (moved.result === "unknown") return undefined;
  const { ticket } = moved;
  // Pressed again after a fault in between, it is told once more, which changes nothing for who has heard it.
  const ended = ticket.state === "resolved" && (press === "resolve" || press === "hand-back");
  if (moved.result === "moved" || ended) {
    await conversation(ticket.conversationId).deskDid({ ticket: id, did: DEEDS[press] });
  }
  await feed.publish(id);
  return moved.result === "moved" ? PRESSES[press] : moved.result;
}
