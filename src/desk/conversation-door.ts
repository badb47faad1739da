import type { BotActivity, Channel } from "../activity.ts";
import type { Transcript } from "../transcripts/transcript.ts";

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
export type Delivery = { state: "pending" | "delivered" | "failed"; code: string | null };

/** A message as the desk sees it. No delivery on the web, where messages are fetched. Text is redacted. */
export type DeskMessage = {
  seq: number;
  role: "user" | "bot" | "agent";
  text: string;
  activity: BotActivity | null;
  /** what it belongs to: a bot's reply has that of the message which it answers */
  eventId: string;
  at: number;
  delivery?: Delivery;
};

/** An answer that may fit, to be sent by an agent. */
export type Suggestion = { id: string; title: string; text: string; sections: string[]; score: number };

/** What a user asked, redacted, its place in the conversation, and the answer that the bot gave. */
export type Question = { seq: number; text: string; answerId: string };

/** A conversation as the desk sees it. */
export type DeskDoor = {
  /** Says what an agent wrote; the same id again changes nothing. */
  agentSays(reply: AgentReply): Promise<AgentSaid>;
  /** Tells the user what an agent did, and the bot whose turn it is; told twice it changes nothing. */
  deskDid(deed: DeskDeed): Promise<void>;
  /** @returns by which door it came in; null when there is no such conversation */
  channel(): Promise<Channel | null>;
  /** @returns the whole conversation; empty when there is none */
  deskMessages(): Promise<DeskMessage[]>;
  /** @returns the whole conversation as it is written down; it ends by no link */
  deskTranscript(): Promise<Transcript>;
  /** @returns what was asked before the bot's answer at this place; null where there is nothing to learn from */
  questionOf(seq: number): Promise<Question | null>;
  /** @returns at most three answers that may fit what the user wrote last; none when there is no such conversation */
  suggestions(): Promise<Suggestion[]>;
};
