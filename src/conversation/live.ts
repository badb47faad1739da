import { z } from "zod";
import { activitySet, typingActivity } from "../channels/web/activity-set.ts";
import type { ConversationDatabase } from "../storage/conversation/database.ts";

/** Activities in one WebSocket message. */
const MAX_SET = 50;

/** More than a person has windows; what is left of lost connections goes first. */
const MAX_SOCKETS = 20;

/** What a socket remembers while the Durable Object sleeps: the place up to which its reader has the history, and its age. */
const memory = z.object({ after: z.number(), number: z.number() });

/**
 * The open streams of one conversation. Whoever appends a message calls push() (ConversationDatabase does, after each
 * transaction), and every reader gets what it lacks. Each socket keeps its own place, also through
 * hibernation, so that a reader misses nothing and gets nothing twice.
 */
export class Live {
  private readonly ctx: DurableObjectState;
  private readonly database: ConversationDatabase;

  /**
   * @param ctx the Durable Object's, which keeps sockets open while it sleeps
   * @param database the conversation's
   */
  constructor(ctx: DurableObjectState, database: ConversationDatabase) {
    this.ctx = ctx;
    this.database = database;
    // Direct Line's clients ping with an empty text, which wakes nobody.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("", ""));
  }

  /**
   * @param after the place in the history up to which the reader has it
   * @returns the answer to an upgrade request
   */
  accept(after: number): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    const number = 1 + Math.max(0, ...this.oldestFirst().map((socket) => remembered(socket).number));
    for (const oldest of this.oldestFirst().slice(0, -(MAX_SOCKETS - 1))) {
      oldest.close(1008, "too many streams of one conversation");
    }
    this.ctx.acceptWebSocket(server);
    server.serializeAttachment({ after, number });
    this.bring(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Ends all streams: there is nothing to read any more. */
  close(): void {
    for (const socket of this.ctx.getWebSockets()) socket.close(1000, "the conversation is deleted");
  }

  /** Brings every open stream up to date. */
  push(): void {
    for (const socket of this.ctx.getWebSockets()) this.bring(socket);
  }

  /**
   * Shows that an answer is being written.
   *
   * @param now Unix time in milliseconds
   * @param id unique
   */
  typing(now: number, id: string): void {
    this.push();
    const conversationId = this.database.self()?.id ?? "";
    const text = JSON.stringify({ activities: [typingActivity(conversationId, id, now)] });
    for (const socket of this.ctx.getWebSockets()) send(socket, text);
  }

  private oldestFirst(): WebSocket[] {
    return this.ctx.getWebSockets().toSorted((a, b) => remembered(a).number - remembered(b).number);
  }

  private bring(socket: WebSocket): void {
    const conversationId = this.database.self()?.id ?? "";
    const { number, after: from } = remembered(socket);
    let after = from;
    for (;;) {
      const messages = this.database.messagesAfter(after, MAX_SET);
      const last = messages.at(-1);
      if (!last || !send(socket, JSON.stringify(activitySet(conversationId, messages, after)))) return;
      after = last.seq;
      socket.serializeAttachment({ after, number });
    }
  }
}

function remembered(socket: WebSocket): z.infer<typeof memory> {
  return memory.parse(socket.deserializeAttachment());
}

/** @returns false when the reader has gone; it will come again with its watermark */
function send(socket: WebSocket, text: string): boolean {
  try {
    socket.send(text);
    return true;
  } catch {
    return false;
  }
}
