import type { BotActivity } from "../activity.ts";
import type { AnswerBook } from "../answers/book.ts";
import type { Content } from "../answers/content.ts";
import { phrasesIn } from "../answers/content.ts";
import { cite } from "../answers/lookup.ts";
import { isWithPerson, type PersonState } from "../bot/person-state.ts";
import { type PersonTurn, sayOfPerson } from "../bot/person-words.ts";
import { greetWith } from "../bot/replies.ts";
import { NEW_STATE, type TurnState, turnState } from "../bot/turn-state.ts";
import type { ShownMessage } from "../channels/door.ts";
import { OFFICE_MAY_SAY, ownWords, redact } from "../privacy/redact.ts";
import type { ConversationDatabase, OutboxRow } from "../storage/conversation/database.ts";
import { enqueueDesk, enqueueLine } from "./enqueue.ts";
import type { Suggestion } from "./suggestions.ts";

/** An agent's reply. `id` is a UUID made with the form, so that a reply sent twice is one. */
export type AgentReply = {
  id: string;
  ticket: string;
  text: string;
  /** the answer that it was taken from, which it then cites */
  answer?: string | undefined;
};

/** What became of a reply: sent now or before, or the conversation is not with this ticket's person any more. */
export type AgentSaid = { result: "sent" | "closed" };

/** What an agent did to the ticket, as far as its user meets it. */
export type DeskDeed = { ticket: string; did: "claim" | "release" | "resolve" | "hand-back" | "take-over" };

/** Whether a message has left: it waits or is tried again, LINE has it, or it never arrives; `code` says why. */
export type Delivery = { state: OutboxRow["state"]; code: string | null };

/** A message as the desk sees it. No delivery on the web, where messages are fetched. */
export type DeskMessage = ShownMessage & { delivery?: Delivery };

/** A conversation as the desk sees it. */
export type DeskDoor = {
  /** Says what an agent wrote; the same id again changes nothing. */
  agentSays(reply: AgentReply): Promise<AgentSaid>;
  /** Tells the user what an agent did, and the bot whose turn it is; told twice it changes nothing. */
  deskDid(deed: DeskDeed): Promise<void>;
  /** @returns the whole conversation; empty when there is none */
  deskMessages(): Promise<DeskMessage[]>;
  /** @returns at most three answers that may fit what the user wrote last */
  suggestions(): Promise<Suggestion[]>;
};

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
  return database.messagesAfter(0).map((message) => {
    const entry = message.role === "user" ? undefined : left.get(message.eventId);
    return entry ? { ...message, delivery: { state: entry.state, code: entry.lastError } } : message;
  });
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
