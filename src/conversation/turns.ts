import type { Channel } from "../activity.ts";
import { type Content, phrasesIn } from "../answers/content.ts";
import { say } from "../bot/replies.ts";
import { type BotEvent, runTurn, type TurnResult } from "../bot/turn.ts";
import { NEW_STATE, type TurnState, turnState } from "../bot/turn-state.ts";
import { typedChoice } from "../channels/line/choices.ts";
import { toLineMessages } from "../channels/line/render.ts";
import { dueAt } from "../desk/targets.ts";
import { causeOf, log } from "../log.ts";
import { type RedactedText, redact } from "../privacy/redact.ts";
import type { ConversationDatabase, ConversationRow, InboxRow } from "../storage/conversation/database.ts";
import type { NewTicket } from "../storage/desk/ticket.ts";
import { type Knowledge, manualOnly } from "./knowledge.ts";

/** LINE's reply token lives a minute; after this much of it a push is safer. */
const REPLY_TOKEN_MS = 50_000;

/** What a turn needs from outside of it. */
export type Outside = {
  content: Content;
  /** resolves to matcher and answers; rejects when their files cannot be read */
  knowledge: () => Promise<Knowledge>;
  now: () => number;
  randomId: () => string;
};

/**
 * Gives one waiting event its turn. Replies, state, what is to be delivered and the event's end are one transaction: after a
 * crash the turn has happened wholly or not at all. A fault of ours becomes an apology, so that no event blocks the next.
 *
 * @param database the conversation's
 * @param event the oldest that waits
 * @param outside content, matcher, time and randomness
 */
export async function takeTurn(
  database: ConversationDatabase,
  event: InboxRow,
  outside: Outside,
): Promise<void> {
  const self = database.self();
  if (!self) throw new Error("an event without a conversation");
  const { kind } = event;
  if (kind === "leave" || kind === "unsend") return goWithoutWords(database, event, outside.now());
  const { content } = outside;
  const before = turnState.safeParse(self.turnState).data ?? NEW_STATE;
  const now = outside.now();
  const said = { ...event, kind, text: meant(database, self, event) };
  const result = await answer(self, said, before, now, outside).catch((error: unknown): TurnResult => {
    log("error", "turn-failed", { conversation: self.id, kind, cause: causeOf(error) });
    return { outcome: "unsure", replies: [say(content.phrases.failed, "unsure")], state: before };
  });
  database.atomically(() => {
    // Taken back while its turn was being taken: it was never said.
    if (database.isUnsent(event.messageId)) return database.finish(event, now);
    if (self.unfollowedAt !== null) database.setUnfollowed(null);
    for (const reply of result.replies) {
      const { text } = redact(reply.text);
      database.append({ role: "bot", text, activity: reply, eventId: event.eventId, at: now });
    }
    database.remember(result.state);
    if (result.state.handedOverAt !== before.handedOverAt) enqueueTicket(database, self, event, outside);
    if (self.channel === "line" && result.replies.length > 0) enqueueLine(database, event, result, outside);
    database.finish(event, now);
  });
}

/** On LINE a number alone may mean one of the choices before it: the bot hears its words, the history keeps the number. */
function meant(
  database: ConversationDatabase,
  { channel }: ConversationRow,
  { text }: InboxRow,
): RedactedText {
  const before = channel === "line" ? database.lastReply() : undefined;
  const choice = before && typedChoice(text, before);
  return choice === undefined ? text : redact(choice).text;
}

/** Whoever blocks us is written to no more; what waits is not tried again. Taking a message back was done when it came. */
function goWithoutWords(database: ConversationDatabase, event: InboxRow, now: number): void {
  database.atomically(() => {
    // LINE may bring events in another order than they happened.
    if (event.kind === "leave" && database.lastHeardAt() <= event.receivedAt) {
      database.setUnfollowed(event.receivedAt);
      database.hurry("line", now);
    }
    database.finish(event, now);
  });
}

async function answer(
  { id, channel }: ConversationRow,
  event: InboxRow & { kind: BotEvent },
  before: TurnState,
  now: number,
  { content, knowledge }: Outside,
): Promise<TurnResult> {
  // A greeting and a declined photograph do not wait for the matcher, which they do not need.
  const { kind, text, masked } = event;
  const known = kind === "text" ? await knowledge() : manualOnly;
  return await runTurn({ content, ...known }, before, {
    conversationId: id,
    channel,
    kind,
    text,
    masked,
    now,
  });
}

function enqueueTicket(
  database: ConversationDatabase,
  { id, channel }: { id: string; channel: Channel },
  event: InboxRow,
  { content, now, randomId }: Outside,
): void {
  const ticket: NewTicket = {
    id: randomId(),
    conversationId: id,
    channel,
    reason: "asked",
    priority: 3,
    situation: { candidates: [] },
    lastMessage: event.text,
    createdAt: now(),
    dueAt: dueAt(content.office.helpdesk, 3, now()),
  };
  database.enqueue({
    kind: "ticket",
    payload: ticket,
    eventId: event.eventId,
    deliveryKey: ticket.id,
    createdAt: now(),
    nextAttemptAt: now(),
  });
}

function enqueueLine(
  database: ConversationDatabase,
  event: InboxRow,
  { replies, state }: TurnResult,
  { content, now, randomId }: Outside,
): void {
  const { manual } = content;
  database.enqueue({
    kind: "line",
    payload: toLineMessages(replies, { manual, phrases: phrasesIn(content, state.style) }),
    eventId: event.eventId,
    replyToken: event.replyToken,
    replyTokenUntil: event.receivedAt + REPLY_TOKEN_MS,
    deliveryKey: randomId(),
    createdAt: now(),
    nextAttemptAt: now(),
  });
}
