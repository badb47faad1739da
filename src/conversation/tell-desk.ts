import type { Content } from "../answers/content.ts";
import { moveTicket } from "../desk/move.ts";
import type { Action } from "../desk/transitions.ts";
import type { ConversationDatabase } from "../storage/conversation/database.ts";
import type { DeskStore } from "../storage/desk/desk-store.ts";
import type { TicketMessage } from "../storage/desk/ticket.ts";
import type { DeskEntry } from "./desk-entry.ts";
import { textForDesk } from "./transcript-link.ts";

/** Messages before the call that a list and a search of the desk know; the whole conversation is read where it lies. */
const BEFORE_THE_CALL = 40;

/** What the desk's side of an entry needs. */
export type DeskSide = Pick<DeskStore, "tickets" | "messages" | "notes">;

/**
 * Tells the desk one entry. Told twice it changes nothing more.
 *
 * @param database the conversation's, from which the messages are read now: what was taken back meanwhile is not among them
 * @param desk D1
 * @param content for the response targets
 * @param entry what happened
 * @throws Error when D1 fails, or the ticket is not there yet
 */
export async function tellDesk(
  database: ConversationDatabase,
  desk: DeskSide,
  content: Content,
  entry: DeskEntry,
): Promise<void> {
  const { tickets, messages, notes } = desk;
  const ticket =
    entry.type === "open"
      ? await tickets.open({ ...entry.opening, lastMessage: textAt(database, entry.seq) })
      : await tickets.get(entry.ticket);
  if (!ticket) throw new Error("the ticket is not there yet");
  await messages.add(ticket.number, missing(database, await messages.lastSeq(ticket.number), entry));
  const move = async (action: Action) =>
    await moveTicket(tickets, content.office.helpdesk, ticket.id, { action, now: entry.at });
  switch (entry.type) {
    case "wrote":
      await move("write");
      // Resolved at the desk, but the conversation had not heard of it when the user wrote.
      await move("reopen");
      break;
    case "reopen":
      // Told before, it waits since then.
      if (ticket.waitingSince >= entry.at) break;
      if (entry.feedback) await tickets.rate(ticket.id, entry.feedback);
      await move("reopen");
      break;
    case "returned":
      await move("return");
      break;
    case "rated":
      await tickets.rate(ticket.id, entry.feedback);
      break;
    case "callback":
      await notes.keepCallback(ticket.number, entry.telephone, entry.at);
  }
}

function textAt(database: ConversationDatabase, seq: number): string {
  return database.messagesAfter(seq - 1, 1)[0]?.text ?? "";
}

/** What the desk does not have yet. While a person reads, what the bot says is receipts, which nobody searches for. */
function missing(
  database: ConversationDatabase,
  last: number | undefined,
  { seq, type }: DeskEntry,
): TicketMessage[] {
  const withBot = type === "open" || type === "reopen";
  return database
    .messagesAfter(last ?? Math.max(0, seq - BEFORE_THE_CALL))
    .filter((message) => message.seq <= seq && (withBot || message.role !== "bot"))
    .map((message) => ({ seq: message.seq, role: message.role, text: textForDesk(message), at: message.at }));
}
