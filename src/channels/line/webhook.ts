import { validateSignature } from "@line/bot-sdk";
import { Hono } from "hono";
import { z } from "zod";
import type { IncomingEvent } from "../../activity.ts";
import { Refusal } from "../../errors.ts";
import { log } from "../../log.ts";
import { limitBody, parseJson } from "../body.ts";
import type { OpenDoor } from "../door.ts";
import { lineConversationId } from "./conversation-id.ts";

/** LINE sends a few kilobytes; this is room for its largest batch. */
const MAX_BODY = 1024 * 1024;

const text = z.string().nullish();
const event = z.looseObject({
  type: z.string(),
  /** standby: another channel of the account holds the chat, and replying is forbidden */
  mode: z.string().nullish(),
  webhookEventId: z.string(),
  timestamp: z.number(),
  source: z.looseObject({ type: z.string(), userId: text }).nullish(),
  replyToken: text,
  message: z.looseObject({ type: z.string(), text }).nullish(),
});
type LineEvent = z.infer<typeof event>;
/** https://developers.line.biz/en/reference/messaging-api/#request-body; what we do not read stays loose. */
const webhook = z.looseObject({ events: z.array(z.unknown()) });

/**
 * `POST /line/webhook`: LINE's events. The signature over the raw body is checked first; each event is committed in its
 * conversation before the 200, which a turn never delays.
 *
 * @param options.channelSecret LINE_CHANNEL_SECRET; without it everything is refused with 503
 * @param options.open the conversations
 * @param options.now the clock, Unix milliseconds
 */
export function lineWebhook(options: {
  channelSecret: string | undefined;
  open: OpenDoor;
  now: () => number;
}): Hono {
  return new Hono().post("/webhook", limitBody(MAX_BODY), async (c) => {
    const { channelSecret, open, now } = options;
    if (!channelSecret) {
      log("error", "line-not-configured", {
        remedy: "set LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN",
      });
      throw new Refusal(503, "LineNotConfigured", "LINE_CHANNEL_SECRET is not set");
    }
    const body = await c.req.text();
    if (!validateSignature(body, channelSecret, c.req.header("x-line-signature") ?? "")) {
      throw new Refusal(401, "BadSignature", "x-line-signature does not fit the body");
    }
    const { events } = parseJson(body, webhook);
    const stored = await Promise.allSettled(
      [...byUser(events, now())].map(([user, own]) => receiveAll(user, own, open)),
    );
    // LINE sends all of them again; those that are stored already change nothing.
    if (stored.some(({ status }) => status === "rejected")) {
      throw new Refusal(500, "NotStored", "not every event could be stored: send them again");
    }
    return c.json({});
  });
}

/** The events that we answer, each LINE user's in their order. One that we cannot read does not keep the others out. */
function byUser(events: unknown[], now: number): Map<string, IncomingEvent[]> {
  const users = new Map<string, IncomingEvent[]>();
  for (const raw of events) {
    const lineEvent = event.safeParse(raw).data;
    const lineUserId = lineEvent?.source?.type === "user" ? lineEvent.source.userId : undefined;
    const incoming = lineEvent && lineEvent.mode !== "standby" ? toIncoming(lineEvent, now) : undefined;
    if (lineUserId && incoming) {
      users.set(lineUserId, [...(users.get(lineUserId) ?? []), incoming]);
      continue;
    }
    log("info", "line-event-ignored", {
      type: lineEvent?.type ?? "unreadable",
      source: lineEvent?.source?.type ?? "none",
      mode: lineEvent?.mode ?? "none",
    });
  }
  return users;
}

async function receiveAll(lineUserId: string, events: IncomingEvent[], open: OpenDoor): Promise<void> {
  const id = await lineConversationId(lineUserId);
  const door = open(id);
  await door.start({ id, channel: "line", lineUserId });
  for (const incoming of events) await door.receive(incoming);
}

function kindOf({ type, message }: LineEvent): IncomingEvent["kind"] | undefined {
  if (type === "follow") return "join";
  if (type !== "message" || !message) return undefined;
  return message.type === "text" && typeof message.text === "string" ? "text" : "not-text";
}

/** `at` is LINE's time, from which the reply token's minute counts, also in an event that is sent again. */
function toIncoming(lineEvent: LineEvent, now: number): IncomingEvent | undefined {
  const kind = kindOf(lineEvent);
  if (!kind) return undefined;
  const { webhookEventId: id, message, replyToken, timestamp } = lineEvent;
  const at = Math.min(now, timestamp);
  return { id, kind, text: message?.text ?? "", at, ...(replyToken ? { replyToken } : {}) };
}
