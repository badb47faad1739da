import type { ShownMessage } from "../door.ts";
import type { ActivitySet, GivenActivity, TypingActivity } from "./direct-line-schema.ts";

/** Bot Framework knows two sides; who of ours speaks is in the id and the name. */
const AGENT = { id: "agent", name: "職員", role: "bot" } as const;
const BOT = { id: "madoguchi", name: "まどぐち", role: "bot" } as const;

/**
 * @param conversationId whose they are
 * @param messages the history after `after`
 * @param after the place in the history up to which the receiver has them
 * @returns them as activities, with the watermark to go on from
 */
export function activitySet(conversationId: string, messages: ShownMessage[], after: number): ActivitySet {
  return {
    activities: messages.map((message) => toActivity(conversationId, message)),
    watermark: String(messages.at(-1)?.seq ?? after),
  };
}

/** @returns the id of the activity at this place in the history; ids sort as the history does */
export function activityId(conversationId: string, seq: number): string {
  return `${conversationId}|${String(seq).padStart(7, "0")}`;
}

/**
 * @param conversationId where it is typed
 * @param id unique
 * @param at Unix time in milliseconds
 * @returns that an answer is being written; has no place in the history and moves no watermark
 */
export function typingActivity(conversationId: string, id: string, at: number): TypingActivity {
  return { type: "typing", ...frame(conversationId, at), id, from: BOT };
}

function frame(conversationId: string, at: number) {
  return {
    timestamp: new Date(at).toISOString(),
    channelId: "directline" as const,
    conversation: { id: conversationId },
  };
}

function toActivity(
  conversationId: string,
  { seq, role, text, activity, eventId, at }: ShownMessage,
): GivenActivity {
  const common = { ...frame(conversationId, at), id: activityId(conversationId, seq) };
  if (role !== "user") {
    const plain = { type: "message", text, textFormat: "plain" } as const;
    return { ...(activity ?? plain), ...common, from: role === "bot" ? BOT : AGENT, locale: "ja-JP" };
  }
  const clientActivityID = /^client:(.*)$/s.exec(eventId)?.[1];
  return {
    type: "message",
    ...common,
    from: { id: "user", role: "user" },
    text,
    ...(clientActivityID ? { channelData: { clientActivityID } } : {}),
  };
}
