import type { BotActivity } from "../activity.ts";
import type { AnswerBook } from "../answers/book.ts";
import type { Content } from "../answers/content.ts";
import { phrasesIn } from "../answers/content.ts";
import { cite } from "../answers/lookup.ts";
import { isWithPerson, type PersonState } from "../bot/person-state.ts";
import { type PersonTurn, sayOfPerson } from "../bot/person-words.ts";
import { greetWith } from "../bot/replies.ts";
import { NEW_STATE, type TurnState, turnState } from "../bot/turn-state.ts";
import type { AgentReply, AgentSaid, DeskDeed, DeskMessage } from "../desk/conversation-door.ts";
import type { Env } from "../env.ts";
import { causeOf, log } from "../log.ts";
import { OFFICE_MAY_SAY, ownWords, redact } from "../privacy/redact.ts";
import type { ConversationDatabase } from "../storage/conversation/database.ts";
import { enqueueDesk, enqueueLine } from "./enqueue.ts";
import { textForDesk } from "./transcript-link.ts";

/** What the conversation lends its functions here. */
export type DoorSide = { content: Content; now: () => number; randomId: () => string };

/**
 * Says what an agent wrote: into the history, to LINE, and into the desk's copy, as one transaction.
 *
 * @param database the conversation's
 * @param side content, time and randomness
 * @param book where the cited answer is found
 * @param reply the agent's
 * @returns what became of it
 */
export function sayForAgent(
  database: ConversationDatabase,
  side: DoorSide,
  book: AnswerBook,
  { id, ticket, text, answer }: AgentReply,
): AgentSaid {
  const eventId = `agent:${id}`;
  return database.atomically(() => {
    if (database.seqOfEvent(eventId, "agent") !== undefined) return { result: "sent" };
    const { person } = stateOf(database);
    if (!person || person.ticket !== ticket || !isWithPerson(person)) return { result: "closed" };
    const { sections = [] } = (answer && book.get(answer)) || {};
    const masked = redact(text, { spared: OFFICE_MAY_SAY }).text;
    const activity: BotActivity = {
      type: "message",
      text: masked,
      textFormat: "plain",
      ...(sections.length > 0 ? { entities: [cite(side.content, sections)] } : {}),
      channelData: { flow: "handover" },
    };
    say(database, side, { role: "agent", activity, eventId, key: id });
    setPerson(database, { ...person, phase: "with" });
    return { result: "sent" };
  });
}

/**
 * Tells the user what an agent did, and the bot whose turn it is. Told twice it changes nothing.
 *
 * @param database the conversation's
 * @param side content, time and randomness
 * @param deed what was done
 */
export function followDeed(database: ConversationDatabase, side: DoorSide, { ticket, did }: DeskDeed): void {
  database.atomically(() => {
    const state = stateOf(database);
    const { person } = state;
    const now = side.now();
    const said: PersonTurn = { content: side.content, style: state.style, now };
    const { taps } = side.content.person;
    const tell = (activity: BotActivity) =>
      say(database, side, {
        role: "bot",
        activity,
        eventId: `desk:${side.randomId()}`,
        key: side.randomId(),
      });
    const open = person?.ticket === ticket && isWithPerson(person) ? person : undefined;
    if (did === "take-over") {
      if (open?.phase === "with") return;
      setPerson(database, { ...NOBODY, ticket, phase: "with", at: now });
      tell(sayOfPerson(said, "joined", [taps.back]));
      return;
    }
    if (!open) return;
    if (did === "claim" || did === "release") {
      setPerson(database, { ...open, phase: did === "claim" ? "with" : "waiting" });
      return;
    }
    setPerson(database, { ...NOBODY, ticket, phase: "closed", at: now, awaitsRating: did === "resolve" });
    const phrases = phrasesIn(side.content, state.style);
    const words = sayOfPerson(said, did === "resolve" ? "done" : "handedBack", [taps.solved, taps.unsolved]);
    tell(
      did === "resolve" ? words : { ...greetWith(phrases, words.text), channelData: { flow: "handover" } },
    );
  });
}

/**
 * @param database the conversation's
 * @returns the whole conversation, with what became of each message to LINE
 */
export function messagesForDesk(database: ConversationDatabase): DeskMessage[] {
  const left = new Map(database.outboxByEvent("line").map((entry) => [entry.eventId, entry]));
  return database.messagesAfter(0).map((stored) => {
    const message = { ...stored, text: textForDesk(stored) };
    const entry = message.role === "user" ? undefined : left.get(message.eventId);
    return entry ? { ...message, delivery: { state: entry.state, code: entry.lastError } } : message;
  });
}

/**
 * Tells open pages of the desk that the conversation's ticket has changed; a page that does not hear of it finds out later.
 *
 * @param database the conversation's
 * @param feed the desk's
 */
export async function tellPages(database: ConversationDatabase, feed: Env["DESK_FEED"]): Promise<void> {
  const ticket = stateOf(database).person?.ticket;
  if (ticket === undefined) return;
  await feed
    .getByName("desk")
    .publish(ticket)
    .catch((error: unknown) => log("warn", "feed-not-told", { cause: causeOf(error) }));
}

const NOBODY = { awaitsNumber: false, awaitsRating: false };

function stateOf(database: ConversationDatabase): TurnState {
  return turnState.safeParse(database.self()?.turnState).data ?? NEW_STATE;
}

function setPerson(database: ConversationDatabase, person: PersonState): void {
  database.remember({ ...stateOf(database), person });
}

function say(
  database: ConversationDatabase,
  side: DoorSide,
  {
    role,
    activity,
    eventId,
    key,
  }: { role: "bot" | "agent"; activity: BotActivity; eventId: string; key: string },
): void {
  const now = side.now();
  const seq = database.append({ role, text: ownWords(activity.text), activity, eventId, at: now });
  const ticket = stateOf(database).person?.ticket;
  if (role === "agent" && ticket)
    enqueueDesk(database, { type: "said", ticket, seq, at: now }, eventId, side);
  if (database.self()?.channel !== "line") return;
  enqueueLine(database, { eventId }, { replies: [activity], style: stateOf(database).style }, side, key);
}
