import type { TicketMessage } from "../../storage/desk/ticket.ts";
import type { Agent } from "../agent.ts";
import type { Audit } from "../audit.ts";
import type { DeskMessage } from "../conversation-door.ts";
import { dueAt } from "../targets.ts";
import { act } from "./act.ts";
import type { ConsoleOptions } from "./deps.ts";

/** Messages that the desk's search then knows; the whole conversation is read where it lies. */
const COPIED = 40;
/** As for everybody who is neither in danger nor upset. */
const PRIORITY = 3;

/**
 * Takes over a conversation in which nobody has called a person: opens a ticket of the agent's, and the bot is silent. Where there
 * is a ticket already, that one is taken.
 *
 * @param options the console's
 * @param who the agent, and how it is noted
 * @param conversationId which
 * @returns the ticket's id and the notice for the agent; nothing when there is no such conversation
 */
export async function takeOver(
  options: ConsoleOptions,
  who: { agent: Agent; audit: Audit },
  conversationId: string,
): Promise<{ ticket: string; notice: string } | undefined> {
  const { store, office, conversation, now } = options;
  const door = conversation(conversationId);
  const channel = await door.channel();
  if (channel === null) return undefined;
  const known = await store.tickets.newestOf(conversationId);
  const messages = known ? [] : await door.deskMessages();
  const ticket =
    known ??
    (await store.tickets.open({
      // Two who take over at the same time open one ticket.
      id: conversationId,
      conversationId,
      channel,
      reason: "agent",
      priority: PRIORITY,
      situation: { candidates: [] },
      lastMessage: messages.findLast(({ role }) => role === "user")?.text ?? "",
      createdAt: now(),
      dueAt: dueAt(office.helpdesk, PRIORITY, now()),
    }));
  await store.messages.add(ticket.number, messages.slice(-COPIED).map(toTicketMessage));
  const notice = await act(options, who, ticket.id, { press: "take-over" });
  return notice === undefined ? undefined : { ticket: ticket.id, notice };
}

function toTicketMessage({ seq, role, text, at }: DeskMessage): TicketMessage {
  return { seq, role, text, at };
}
