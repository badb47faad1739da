import { Buffer } from "node:buffer";
import { validateSignature } from "@line/bot-sdk";
import { Hono } from "hono";
import { z } from "zod";
import type { IncomingEvent } from "../../activity.ts";
import { Refusal } from "../../errors.ts";
import { log } from "../../log.ts";
import { limitBody, parseJson } from "../body.ts";
import type { OpenDoor } from "../door.ts";
import { lineConversationId } from "./conversation-id.ts";
import { type Ignored, readLineEvent } from "./events.ts";

/** LINE sends a few kilobytes; this is room for its largest batch. */
const MAX_BODY = 1024 * 1024;

/** https://developers.line.biz/en/reference/messaging-api/#request-body */
export const webhook = z.looseObject({ events: z.array(z.unknown()) });

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
    const body = Buffer.from(await c.req.arrayBuffer());
    if (!validateSignature(body, channelSecret, c.req.header("x-line-signature") ?? "")) {
      throw new Refusal(401, "BadSignature", "x-line-signature does not fit the body");
    }
    const { events } = parseJson(body.toString("utf8"), webhook);
    const stored = await Promise.allSettled(
      [...byChat(events, now())].map(([chat, own]) => receiveAll(chat, own, open)),
    );
    // LINE sends all of them again; those that are stored already change nothing.
    if (stored.some(({ status }) => status === "rejected")) {
      throw new Refusal(500, "NotStored", "not every event could be stored: send them again");
    }
    return c.json({});
  });
}

/** The events that we act on, each chat's in their order. One that we cannot read does not keep the others out. */
function byChat(events: unknown[], now: number): Map<string, IncomingEvent[]> {
  const chats = new Map<string, IncomingEvent[]>();
  const ignored: Ignored[] = [];
  for (const raw of events) {
    const read = readLineEvent(raw, now);
    if ("ignored" in read) ignored.push(read.ignored);
    else chats.set(read.from, [...(chats.get(read.from) ?? []), read.incoming]);
  }
  for (const [kind, same] of Map.groupBy(ignored, (event) => Object.values(event).join(" "))) {
    const [type, source, mode] = kind.split(" ");
    log("info", "line-event-ignored", { type, source, mode, count: same.length });
  }
  return chats;
}

async function receiveAll(chat: string, events: IncomingEvent[], open: OpenDoor): Promise<void> {
  const id = await lineConversationId(chat);
  const door = open(id);
  await door.start({ id, channel: "line", lineUserId: chat });
  // Calls through one door arrive in their order; none waits for the one before it.
  const receipts = await Promise.all(events.map((incoming) => door.receive(incoming)));
  if (receipts.some(({ result }) => result === "unknown-conversation"))
    throw new Error("the conversation was deleted between the two calls");
}
