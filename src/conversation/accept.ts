import type { EventKind, IncomingEvent } from "../activity.ts";
import type { Content } from "../answers/content.ts";
import { turnState } from "../bot/turn-state.ts";
import { type Context, ownWords, type Redacted, redact } from "../privacy/redact.ts";
import { takeTelephone } from "../privacy/telephone.ts";
import type { ConversationDatabase } from "../storage/conversation/database.ts";
import { enqueueDesk } from "./enqueue.ts";
import { saidBefore } from "./said-before.ts";
import { maskLater, unsend } from "./unsend.ts";

/** What the user does not see as a message of their own. */
const NO_MESSAGE = new Set<EventKind>(["join", "leave", "unsend", "group", "hasty"]);

/**
 * Stores an event, redacted, and the message that it brings; carries out at once that a message is taken back. Call it within
 * a transaction.
 *
 * @param database the conversation's
 * @param event as the channel hands it in
 * @param outside content and random ids
 * @returns whether the event is new; a known one changes nothing
 */
export function acceptEvent(
  database: ConversationDatabase,
  event: IncomingEvent,
  { content, randomId }: { content: Content; randomId: () => string },
): boolean {
  const { id: eventId, kind, at, replyToken = null, messageId = null } = event;
  const { shown } = content.phrases;
  // LINE may bring the message after the news that it was taken back.
  const unsent = kind !== "unsend" && database.isUnsent(messageId);
  const called = unsent ? undefined : callbackIn(database, event, content);
  const { context, earlier } = saidBefore(database, at);
  const redacted = unsent
    ? kept(shown.unsent)
    : wordsOf({ ...event, text: called?.rest ?? event.text }, content, context);
  const { text, masked } = redacted;
  const row = { eventId, kind, text, masked, messageId, replyToken, receivedAt: at };
  const seq = database.accept(row);
  if (seq === undefined) return false;
  if (!NO_MESSAGE.has(kind)) database.append({ role: "user", text, eventId, at });
  for (const { index, text: left } of redacted.earlier) {
    const message = earlier[index];
    if (message) maskLater(database, message, left, at, randomId);
  }
  if (called) tellCallback(database, event, called, { now: () => at, randomId });
  if (unsent || kind === "unsend") database.finish({ seq }, at);
  if (kind === "unsend" && messageId) unsend(database, messageId, ownWords(shown.unsent), at, randomId);
  return true;
}

/** The number to call back, where this message was asked for it. It goes to the desk and stands in no message. */
function callbackIn(database: ConversationDatabase, { kind, text }: IncomingEvent, { person }: Content) {
  const state = turnState.safeParse(database.self()?.turnState).data;
  if (kind !== "text" || !state?.person?.awaitsNumber) return undefined;
  const taken = takeTelephone(text, person.numberShown);
  return taken && { ...taken, ticket: state.person.ticket };
}

function tellCallback(
  database: ConversationDatabase,
  { id, at }: IncomingEvent,
  { telephone, ticket }: { telephone: string; ticket: string },
  side: { now: () => number; randomId: () => string },
): void {
  const seq = database.seqOfEvent(id) ?? 0;
  enqueueDesk(database, { type: "callback", ticket, seq, at, telephone }, id, side);
}

function wordsOf({ kind, text }: IncomingEvent, { phrases: { shown } }: Content, before: Context): Redacted {
  if (kind === "not-text" || kind === "sticker" || kind === "location") return kept(shown[kind]);
  return kind === "text" ? redact(text, before) : kept("");
}

/** What stands for a message of which nothing is kept. */
function kept(words: string): Redacted {
  return { text: ownWords(words), masked: [], earlier: [] };
}
