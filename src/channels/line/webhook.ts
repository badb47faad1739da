import { validateSignature } from "@line/bot-sdk";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { IncomingEvent } from "../../activity.ts";
import { Refusal } from "../../errors.ts";
import { log } from "../../log.ts";
import { parseJson } from "../body.ts";
import type { OpenDoor } from "../door.ts";
import { lineConversationId } from "./conversation-id.ts";

/** LINE sends a few kilobytes; this is room for its largest batch. */
const MAX_BODY = 1024 * 1024;

const source = z.looseObject({ type: z.string(), userId: z.string().optional() });
const event = z.looseObject({
  type: z.string(),
  webhookEventId: z.string(),
  timestamp: z.number(),
  source: source.optional(),
  replyToken: z.string().optional(),
  message: z.looseObject({ type: z.string(), text: z.string().optional() }).optional(),
});
type LineEvent = z.infer<typeof event>;
/** https://developers.line.biz/en/reference/messaging-api/#request-body; what we do not read stays loose. */
const webhook = z.looseObject({ events: z.array(event) });

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
  const tooLarge = () => {
    throw new Refusal(413, "BodyTooLarge", `the body is over ${MAX_BODY} bytes`);
  };
  return new Hono().post("/webhook", bodyLimit({ maxSize: MAX_BODY, onError: tooLarge }), async (c) => {
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
    for (const lineEvent of events) await receive(lineEvent, open, now());
    return c.json({});
  });
}

async function receive(lineEvent: LineEvent, open: OpenDoor, now: number): Promise<void> {
  const lineUserId = lineEvent.source?.type === "user" ? lineEvent.source.userId : undefined;
  const incoming = toIncoming(lineEvent, now);
  if (!lineUserId || !incoming) {
    log("info", "line-event-ignored", { type: lineEvent.type, source: lineEvent.source?.type ?? "none" });
    return;
  }
  const id = await lineConversationId(lineUserId);
  const door = open(id);
  await door.start({ id, channel: "line", lineUserId });
  await door.receive(incoming);
}

/** `at` is when we got it, not LINE's time: the reply token's minute has begun by then at the latest. */
function toIncoming(
  { type, webhookEventId: id, message, replyToken }: LineEvent,
  at: number,
): IncomingEvent | undefined {
  const reply = replyToken ? { replyToken } : {};
  if (type === "follow") return { id, kind: "join", text: "", at, ...reply };
  if (type !== "message" || !message) return undefined;
  const isText = message.type === "text" && message.text !== undefined;
  return { id, kind: isText ? "text" : "not-text", text: isText ? (message.text ?? "") : "", at, ...reply };
}
