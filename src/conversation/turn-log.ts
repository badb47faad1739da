import { z } from "zod";
import { channel, outcome } from "../activity.ts";
import { type Content, phrasesIn } from "../answers/content.ts";
import type { TurnResult } from "../bot/turn.ts";
import type { TurnState } from "../bot/turn-state.ts";
import type { ConversationDatabase, InboxRow } from "../storage/conversation/database.ts";
import type { AnswerFeedback, FeedbackStore } from "../storage/desk/feedback.ts";
import type { GapStore } from "../storage/desk/gaps.ts";
import type { TurnStore } from "../storage/desk/turns.ts";

/** What a turn came to, on its way to the desk's figures. Words stay in the conversation until they are told. */
export const turnEntry = z.object({
  seq: z.number(),
  at: z.number(),
  channel,
  outcome: z.enum([...outcome.options, "other"]),
  subject: z.string().exactOptional(),
  /** the message, this or an earlier one, that was not answered */
  gap: z
    .object({
      seq: z.number(),
      reason: z.enum(["unsure", "escalated"]),
      candidates: z.array(z.object({ id: z.string(), score: z.number() })),
    })
    .exactOptional(),
});
export type TurnEntry = z.infer<typeof turnEntry>;

/** Where the desk's figures and what it learns from lie. */
export type InsightSide = {
  turns: Pick<TurnStore, "note">;
  gaps: Pick<GapStore, "note" | "notWrong" | "remove">;
};

/** A user's message before another is not farther back than this many messages of all sides. */
const NEAR = 10;
const WORTH_LEARNING = /\p{L}{2}/u;

/**
 * Puts into the outbox what the figures need of a turn. Messages to a person, and what is no message, are none of the bot's turns.
 * Call it within the turn's transaction.
 *
 * @param database the conversation's
 * @param event what was answered
 * @param before the state before the turn
 * @param result the turn's
 * @param side content, time and randomness
 */
export function logTurn(
  database: ConversationDatabase,
  event: InboxRow,
  before: TurnState,
  result: TurnResult,
  side: { content: Content; now: () => number; randomId: () => string },
): void {
  const seq = database.seqOfEvent(event.eventId);
  const { outcome, desk, replies } = result;
  const { channel } = database.self() ?? {};
  if (event.kind !== "text" || !channel || seq === undefined || !outcome || desk?.type === "wrote") return;
  const said = replies.findLast((reply) => reply.channelData?.outcome)?.channelData;
  const subject = said?.answer ?? said?.flow;
  const gap = gapOf(database, { seq, text: event.text }, before, result, side.content);
  const at = side.now();
  const payload: TurnEntry = {
    seq,
    at,
    channel,
    outcome: outcome === "unsure" && !isUnanswered(before, result, side.content) ? "other" : outcome,
    ...(subject ? { subject } : {}),
    ...(gap ? { gap } : {}),
  };
  const entry = { kind: "turn" as const, payload, eventId: event.eventId, deliveryKey: side.randomId() };
  database.enqueue({ ...entry, createdAt: at, nextAttemptAt: at });
}

/** Which message was not answered. Who asks for a person, or wants nothing of what was offered, means the message before. */
function gapOf(
  database: ConversationDatabase,
  { seq, text }: { seq: number; text: string },
  before: TurnState,
  result: TurnResult,
  content: Content,
): TurnEntry["gap"] {
  const { state, desk } = result;
  const called = desk?.type === "open" && (desk.reason === "asked" || desk.reason === "unclear");
  if (!called && !isUnanswered(before, result, content)) return undefined;
  const meansEarlier = called
    ? desk.reason === "asked" || before.offered
    : text.trim() === content.phrases.noneOfThese;
  const meant = meansEarlier ? usersBefore(database, seq) : seq;
  if (meant === undefined) return undefined;
  return { seq: meant, reason: called ? "escalated" : "unsure", candidates: state.heard };
}

/** Not understood, or not in the manual; small talk is answered as far as it can be. */
function isUnanswered(before: TurnState, { outcome, state, replies }: TurnResult, content: Content): boolean {
  if (outcome !== "unsure") return false;
  const { outOfScope } = phrasesIn(content, state.style);
  return state.unclear > before.unclear || replies.some(({ text }) => text.startsWith(outOfScope));
}

function usersBefore(database: ConversationDatabase, seq: number): number | undefined {
  return database
    .messagesAfter(Math.max(0, seq - NEAR), NEAR)
    .findLast((message) => message.role === "user" && message.seq < seq)?.seq;
}

/**
 * Tells the desk what a turn came to. Told twice it changes nothing more.
 *
 * @param database the conversation's, from which the message is read now: one taken back meanwhile is not told
 * @param side D1
 * @param content for the words that stand in the place of messages
 * @param entry the turn's
 * @throws Error when D1 fails
 */
export async function tellTurn(
  database: ConversationDatabase,
  { turns, gaps }: InsightSide,
  content: Content,
  { gap, ...turn }: TurnEntry,
): Promise<void> {
  const conversationId = database.self()?.id ?? "";
  await turns.note({ ...turn, conversationId });
  const text = gap && wordsAt(database, content, gap.seq);
  if (gap && text) await gaps.note({ ...gap, conversationId, at: turn.at, text });
}

/**
 * Tells the desk whether an answer helped; of one that did not, what was asked. Told twice it changes nothing more.
 *
 * @param database the conversation's
 * @param side D1
 * @param content for the words that stand in the place of messages
 * @param given what the user said of the answer
 * @throws Error when D1 fails
 */
export async function tellFeedback(
  database: ConversationDatabase,
  { gaps, feedback }: Pick<InsightSide, "gaps"> & { feedback: Pick<FeedbackStore, "note"> },
  content: Content,
  given: AnswerFeedback,
): Promise<void> {
  await feedback.note(given);
  const seq = askedAt(database, given.seq);
  if (seq === undefined) return;
  const { conversationId, answerId, at } = given;
  if (given.helpful) return await gaps.notWrong(conversationId, seq);
  const text = wordsAt(database, content, seq);
  if (text) await gaps.note({ conversationId, seq, at, reason: "wrong", text, answerId, candidates: [] });
}

/**
 * @param database the conversation's
 * @param content for the words that stand in the place of messages
 * @param seq the place of an answer of the bot's
 * @returns what was asked and which answer it got; nothing where no answer stands, or what was asked says too little to learn from
 */
export function questionOf(
  database: ConversationDatabase,
  content: Content,
  seq: number,
): { seq: number; text: string; answerId: string } | undefined {
  const asked = askedAt(database, seq);
  const answerId = database.messagesAfter(seq - 1, 1)[0]?.activity?.channelData?.answer;
  const text = asked === undefined ? undefined : wordsAt(database, content, asked);
  return asked !== undefined && answerId && text ? { seq: asked, text, answerId } : undefined;
}

/** @returns the place of the message that the answer at this place answers. What ends a guided flow answers none but a tap. */
function askedAt(database: ConversationDatabase, seq: number): number | undefined {
  const [answer] = database.messagesAfter(seq - 1, 1);
  if (answer?.seq !== seq || !answer.activity?.channelData?.answer) return undefined;
  return database.seqOfEvent(answer.eventId);
}

/** A message's words, unless something stands in their place or they say too little to learn from. */
function wordsAt(database: ConversationDatabase, { phrases }: Content, seq: number): string | undefined {
  const [message] = database.messagesAfter(seq - 1, 1);
  const text = message?.seq === seq ? message.text.trim() : "";
  return WORTH_LEARNING.test(text) && !Object.values(phrases.shown).includes(text) ? text : undefined;
}
