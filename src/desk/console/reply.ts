import type { Agent } from "../agent.ts";
import type { Audit } from "../audit.ts";
import type { AgentReply } from "../conversation-door.ts";
import { moveTicket } from "../move.ts";
import type { ConsoleOptions } from "./deps.ts";

/** Three of LINE's messages at most; what is longer nobody reads on a telephone. */
const MAX_REPLY = 10_000;

/** What became of a reply; all but `replied` are notices of why nothing was sent. */
export type Replied = "replied" | "empty" | "tooLong" | "closed" | "overtaken";

/**
 * Sends an agent's reply. On a ticket that waits the agent becomes its assignee first, if nobody else has.
 *
 * @param options the console's
 * @param who the agent, and how it is noted
 * @param id the ticket's
 * @param written the reply
 * @returns what became of it; nothing when there is no such ticket
 */
export async function reply(
  { store, office, conversation, feed, now }: ConsoleOptions,
  { agent, audit }: { agent: Agent; audit: Audit },
  id: string,
  written: Omit<AgentReply, "ticket">,
): Promise<Replied | undefined> {
  const ticket = await store.tickets.get(id);
  if (!ticket) return undefined;
  if (written.text === "") return "empty";
  if (written.text.length > MAX_REPLY) return "tooLong";
  const by = { id: agent.id, name: agent.name };
  const move = async (action: "claim" | "reply") =>
    await moveTicket(store.tickets, office.helpdesk, id, { action, by, now: now() });
  if (ticket.state === "waiting" && (await move("claim")).result === "overtaken") return "overtaken";
  await audit({ action: "reply-sent", ticketId: id });
  const { result } = await conversation(ticket.conversationId).agentSays({ ...written, ticket: id });
  if (result === "closed") return "closed";
  await move("reply");
  await feed.publish(id);
  return "replied";
}
