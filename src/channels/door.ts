import type { BotActivity, Channel, IncomingEvent } from "../activity.ts";
import type { Style } from "../answers/content.ts";

/**
 * Who a conversation is with. `id` is ours, made by a hash of `lineUserId`, or random. `lineUserId` is LINE's id of the
 * chat: the user's, or that of a group.
 */
export type Participant = { id: string; channel: Channel; lineUserId?: string };

/** A message of the history. `seq` grows by the order in which things were said. */
export type ShownMessage = {
  seq: number;
  role: "user" | "bot" | "agent";
  text: string;
  activity: BotActivity | null;
  eventId: string;
  at: number;
  /** what the user said of an answer; null when nothing */
  helpful: boolean | null;
};

/** What became of an event: stored now, known already; not stored since there is no such conversation or it is one too many. */
export type Receipt =
  | { result: "accepted" | "duplicate"; seq: number }
  | { result: "unknown-conversation" | "too-many" };

/** A conversation as channels see it. */
export type ConversationDoor = {
  /** Starts it; does nothing the second time. @returns whether it was the first time */
  start(participant: Participant): Promise<boolean>;
  /** Stores the event and returns; its turn follows. `unlimited`: for who may speak faster than people do. */
  receive(event: IncomingEvent, unlimited?: boolean): Promise<Receipt>;
  /** Resolves when every event received so far has had its turn. */
  settled(): Promise<void>;
  /** @returns messages after `seq`, at most `limit` of them, or null when there is no such conversation */
  history(seq: number, limit?: number): Promise<ShownMessage[] | null>;
  /** Answers the request of channels/web/follow.ts with a WebSocket, or 404 when there is no such conversation. */
  fetch(request: Request): Promise<Response>;
  /** @returns how the bot speaks in it, or null when there is no such conversation */
  style(): Promise<Style | null>;
  /** Notes whether the answer at `seq` helped; the last word counts. @returns false when there is no such answer */
  rate(seq: number, helpful: boolean, at: number): Promise<boolean>;
  /** @returns the path of the transcript, good for a day at least, or null when there is no such conversation */
  transcriptPath(): Promise<string | null>;
};

/** Opens the door of the conversation with this id, whether it was started or not. */
export type OpenDoor = (id: string) => ConversationDoor;
