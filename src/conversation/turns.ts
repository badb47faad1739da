import type { BotActivity, Channel } from "../activity.ts";
import type { Content } from "../answers/content.ts";
import type { PageWords } from "../answers/pages.ts";
import type { DeskEffect } from "../bot/desk-effect.ts";
import { fillPlace, tellsPlace } from "../bot/person-words.ts";
import { say } from "../bot/replies.ts";
import { type BotEvent, runTurn, type TurnResult } from "../bot/turn.ts";
import { NEW_STATE, type TurnState, turnState } from "../bot/turn-state.ts";
import { typedChoice } from "../channels/choices.ts";
import { dueAt } from "../desk/targets.ts";
import { causeOf, log } from "../log.ts";
import { ownWords, type RedactedText } from "../privacy/redact.ts";
import type { ConversationDatabase, ConversationRow, InboxRow } from "../storage/conversation/database.ts";
import type { DeskEntry } from "./desk-entry.ts";
import { enqueueDesk, enqueueLine } from "./enqueue.ts";
import { eraseAll } from "./forget.ts";
import { withTranscript } from "./give-transcript.ts";
import { type Knowledge, manualOnly } from "./knowledge.ts";
import { withPrivacyLink } from "./privacy-link.ts";
import { logTurn } from "./turn-log.ts";

/** What a turn needs from outside of it. */
export type Outside = {
  content: Content;
  /** resolves to matcher and answers; rejects when their files cannot be read */
  knowledge: () => Promise<Knowledge>;
  /** how many wait before this ticket; of a new one with its priority and time; rejects when D1 fails */
  ahead: (ticket: string, priority: 1 | 2 | 3 | undefined, now: number) => Promise<number>;
  /** the words of transcripts, and where the chat is served, which not every operator has said */
  transcripts: { words: PageWords["transcripts"]; publicUrl: string | undefined };
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
  const placed = await withPlace(result, outside);
  const done = database.atomically(() => {
    // Taken back while its turn was being taken: it was never said.
    if (database.isUnsent(event.messageId)) {
      database.finish(event, now);
      return true;
    }
    // An agent came in between: the turn is another one now.
    if (!sameState(database.self()?.turnState, self.turnState)) return false;
    if (self.unfollowedAt !== null) database.setUnfollowed(null);
    if (result.erase) eraseAll(database, event, now, outside.randomId);
    const replies = withTranscript(
      database,
      self.channel,
      withPrivacyLink(placed, outside.transcripts.publicUrl),
      outside,
    );
    for (const reply of replies) {
      const text = ownWords(reply.text);
      database.append({ role: "bot", text, activity: reply, eventId: event.eventId, at: now });
    }
    database.remember(result.state);
    if (result.desk) tellDeskOf(database, self, event, result, result.desk, outside);
    logTurn(database, event, before, result, outside);
    if (self.channel === "line" && replies.length > 0) {
      const { publicUrl } = outside.transcripts;
      enqueueLine(database, event, { replies, style: result.state.style }, { ...outside, publicUrl });
    }
    database.finish(event, now);
    return true;
  });
  if (!done) await takeTurn(database, event, outside);
}

function sameState(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The replies with the user's place in the queue, where they tell it. */
async function withPlace({ replies, desk, state }: TurnResult, outside: Outside): Promise<BotActivity[]> {
  const { content, ahead, now } = outside;
  if (!tellsPlace(content, replies)) return replies;
  const priority = desk?.type === "open" ? desk.priority : undefined;
  const place = await ahead(state.person?.ticket ?? "", priority, now()).catch(() => undefined);
  return fillPlace(content, replies, place);
}

/** On LINE a number alone may mean one of the choices before it: the bot hears its words, the history keeps the number. */
function meant(
  database: ConversationDatabase,
  { channel }: ConversationRow,
  { text }: InboxRow,
): RedactedText {
  const before = channel === "line" ? database.lastReply() : undefined;
  const choice = before && typedChoice(text, before);
  return choice === undefined ? text : ownWords(choice);
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
  { content, knowledge, randomId }: Outside,
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
    ticketId: randomId(),
  });
}

/** Puts into the outbox what a turn means for the desk. */
function tellDeskOf(
  database: ConversationDatabase,
  { id, channel }: { id: string; channel: Channel },
  event: InboxRow,
  { state }: TurnResult,
  desk: DeskEffect,
  outside: Outside,
): void {
  const at = outside.now();
  const seq = database.seqOfEvent(event.eventId) ?? 0;
  const base = { ticket: state.person?.ticket ?? "", seq, at };
  const tell = (entry: DeskEntry) => enqueueDesk(database, entry, event.eventId, outside);
  if (desk.type !== "open") {
    tell({ ...base, ...desk });
    return;
  }
  const { reason, priority, situation } = desk;
  const due = dueAt(outside.content.office.helpdesk, priority, at);
  const opening = { id: base.ticket, conversationId: id, channel, reason, priority, situation };
  tell({ ...base, type: "open", opening: { ...opening, createdAt: at, dueAt: due } });
}
