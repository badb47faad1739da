import { z } from "zod";
import type { IncomingEvent } from "../../activity.ts";
import { wordsOf } from "./plain-text.ts";

const text = z.string().nullish();
const stretch = z.looseObject({ index: z.number(), length: z.number() });

/** https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects; what we do not read stays loose. */
const lineEvent = z.looseObject({
  type: z.string(),
  /** standby: another channel of the account holds the chat, and replying is forbidden */
  mode: text,
  webhookEventId: z.string(),
  timestamp: z.number(),
  source: z.looseObject({ type: z.string(), userId: text, groupId: text, roomId: text }).nullish(),
  replyToken: text,
  message: z
    .looseObject({
      type: z.string(),
      id: text,
      text,
      emojis: z.array(stretch).nullish(),
      mention: z.looseObject({ mentionees: z.array(stretch) }).nullish(),
    })
    .nullish(),
  postback: z.looseObject({ data: z.string() }).nullish(),
  unsend: z.looseObject({ messageId: z.string() }).nullish(),
});
type LineEvent = z.infer<typeof lineEvent>;

/** What the log says of an event that means nothing to us. */
export type Ignored = { type: string; source: string; mode: string };

/** An event that we act on, with LINE's id of its chat, or one that is ignored. */
export type ReadEvent = { from: string; incoming: IncomingEvent } | { ignored: Ignored };

/** However often a group writes, this is one event: it is told once. */
const TOLD_ONCE = "group";

/** What a user has taken back or ended counts whoever holds the chat. */
const ALSO_IN_STANDBY = new Set(["unsend", "unfollow", "leave"]);

/**
 * Reads one of LINE's events. Whatever LINE may add one day is ignored.
 *
 * @param raw an element of the webhook's `events`
 * @param now Unix milliseconds
 * @returns who it is from and what it means, or why it means nothing to us
 */
export function readLineEvent(raw: unknown, now: number): ReadEvent {
  const { data: event } = lineEvent.safeParse(raw);
  const { type = "unreadable", source, mode } = event ?? {};
  const ignored = { type, source: source?.type ?? "none", mode: mode ?? "none" };
  if (!event || (mode === "standby" && !ALSO_IN_STANDBY.has(type))) return { ignored };
  const from = source?.type === "user" ? source.userId : (source?.groupId ?? source?.roomId);
  const meaning = source?.type === "user" ? meaningOf(event) : meaningInGroup(event);
  return from && meaning ? { from, incoming: { ...common(event, now), ...meaning } } : { ignored };
}

/** `at` is LINE's time, from which the reply token's minute counts, also in an event that is sent again. */
function common({ webhookEventId, timestamp, replyToken }: LineEvent, now: number) {
  return { id: webhookEventId, at: Math.min(now, timestamp), ...(replyToken ? { replyToken } : {}) };
}

type Meaning = Pick<IncomingEvent, "kind" | "text" | "messageId"> & { id?: string };

function meaningOf({ type, message, postback, unsend }: LineEvent): Meaning | undefined {
  switch (type) {
    case "message":
      return message ? messageMeaning(message) : undefined;
    case "postback": {
      const says = new URLSearchParams(postback?.data).get("say");
      return says ? { kind: "text", text: says } : undefined;
    }
    case "follow":
      return { kind: "join", text: "" };
    case "unfollow":
      return { kind: "leave", text: "" };
    case "unsend":
      return unsend ? { kind: "unsend", text: "", messageId: unsend.messageId } : undefined;
    default:
      return undefined;
  }
}

const NOT_OPENED = new Set(["image", "video", "audio", "file"]);

function messageMeaning(message: NonNullable<LineEvent["message"]>): Meaning | undefined {
  const { type, id } = message;
  const of = id ? { messageId: id } : {};
  if (type === "text" && typeof message.text === "string") {
    const marks = [...(message.emojis ?? []), ...(message.mention?.mentionees ?? [])];
    const words = wordsOf(message.text, marks);
    return words === "" && marks.length > 0
      ? { kind: "sticker", text: "", ...of }
      : { kind: "text", text: words, ...of };
  }
  if (type === "sticker" || type === "location") return { kind: type, text: "", ...of };
  return NOT_OPENED.has(type) ? { kind: "not-text", text: "", ...of } : undefined;
}

/** In groups and rooms nothing is read: not what is written, nor who writes. */
function meaningInGroup({ type }: LineEvent): Meaning | undefined {
  if (type === "join" || type === "message" || type === "postback")
    return { kind: "group", text: "", id: TOLD_ONCE };
  return type === "leave" ? { kind: "leave", text: "" } : undefined;
}
