import { z } from "zod";
import type { BotActivity, Channel } from "../activity.ts";
import type { BotDeps } from "../bot/helpdesk-bot.ts";
import { say } from "../bot/replies.ts";
import { runTurn, type TurnResult } from "../bot/turn.ts";
import { NEW_STATE, turnState } from "../bot/turn-state.ts";
import { toLineMessages } from "../channels/line/render.ts";
import { log } from "../log.ts";
import { maskedKind, redact } from "../privacy/redact.ts";
import type { ConversationDatabase, InboxRow } from "../storage/conversation/database.ts";
import type { Ticket } from "../storage/desk/tickets.ts";

/** LINE's reply token lives a minute; after this much of it a push is safer. */
const REPLY_TOKEN_MS = 50_000;

/** Randomness and time, passed in. */
export type Outside = { now: () => number; randomId: () => string };

/**
 * Gives one waiting event its turn. Replies, state, what is to be delivered and the event's end are one transaction: after a
 * crash the turn has happened wholly or not at all.
 *
 * @param database the conversation's
 * @param event the oldest that waits
 * @param deps content and matcher
 * @param outside time and randomness
 */
export async function takeTurn(
  database: ConversationDatabase,
  event: InboxRow,
  deps: BotDeps,
  outside: Outside,
): Promise<void> {
  const self = database.self();
  if (!self) throw new Error("an event without a conversation");
  const before = turnState.safeParse(self.turnState).data;
  const now = outside.now();
  const result = await runTurn(deps, before, {
    conversationId: self.id,
    channel: self.channel,
    kind: event.kind,
    text: redact(event.text).text,
    masked: z.array(maskedKind).parse(event.masked),
    now,
  }).catch((error: unknown): TurnResult => {
    log("error", "turn-failed", { kind: event.kind, error: error instanceof Error ? error.name : "unknown" });
    return {
      outcome: "unsure",
      replies: [say(deps.content.phrases.failed, "unsure")],
      state: before ?? NEW_STATE,
    };
  });
  const newTicket = result.state.handedOver && !before?.handedOver;
  database.atomically(() => {
    for (const reply of result.replies) {
      database.append({ role: "bot", text: reply.text, activity: reply, eventId: event.eventId, at: now });
    }
    database.remember(result.state);
    if (newTicket) enqueueTicket(database, self, event, outside);
    if (self.channel === "line") enqueueLine(database, event, result.replies, deps, outside);
    database.finish(event, now);
  });
}

function enqueueTicket(
  database: ConversationDatabase,
  { id, channel }: { id: string; channel: Channel },
  event: InboxRow,
  { now, randomId }: Outside,
): void {
  const ticket: Ticket = {
    id: randomId(),
    conversationId: id,
    channel,
    reason: "asked",
    lastMessage: event.text,
    createdAt: now(),
  };
  database.enqueue({
    kind: "ticket",
    payload: ticket,
    deliveryKey: ticket.id,
    createdAt: now(),
    nextAttemptAt: now(),
  });
}

function enqueueLine(
  database: ConversationDatabase,
  event: InboxRow,
  replies: BotActivity[],
  { content }: BotDeps,
  { now, randomId }: Outside,
): void {
  database.enqueue({
    kind: "line",
    payload: toLineMessages(replies, content.phrases.source),
    replyToken: event.replyToken,
    replyTokenUntil: event.receivedAt + REPLY_TOKEN_MS,
    deliveryKey: randomId(),
    createdAt: now(),
    nextAttemptAt: now(),
  });
}
