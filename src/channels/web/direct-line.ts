import { Hono } from "hono";
import { cors } from "hono/cors";
import { z } from "zod";
import { Refusal } from "../../errors.ts";
import { limitBody, parseJson } from "../body.ts";
import type { ConversationDoor, OpenDoor, ShownMessage } from "../door.ts";
import { startLimit, type WithinLimit } from "./start-limit.ts";
import { issueToken, readToken, TOKEN_SECONDS } from "./tokens.ts";

/** A message may have 5,000 characters as on LINE; this is room for that in any encoding and what clients add. */
const MAX_BODY = 64 * 1024;

/** What we read of a client's activity. The rest is dropped unread: it could hold anything. */
const posted = z.object({
  type: z.string().min(1),
  text: z.string().max(5000).nullish(),
  attachments: z.array(z.unknown()).nullish(),
  channelData: z
    .looseObject({
      /** made by client programs, never typed; given back so that they know their own message again */
      clientActivityID: z
        .string()
        .regex(/^[\w.:-]{1,100}$/)
        .nullish(),
    })
    .nullish(),
});

const watermark = z
  .string()
  .regex(/^\d{0,15}$/)
  .transform(Number);

/** What the routes draw on. */
export type DirectLineOptions = {
  open: OpenDoor;
  sessionSecret: string;
  within: WithinLimit;
  now: () => number;
  randomId: () => string;
};

/**
 * Direct Line 3.0 over REST: tokens/generate, conversations, activities by POST and by GET with a watermark.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference
 */
export function directLine(options: DirectLineOptions): Hono {
  const { open, sessionSecret, within, now, randomId } = options;
  const token = async (conversationId: string) => ({
    conversationId,
    token: await issueToken(conversationId, sessionSecret, now()),
    expires_in: TOKEN_SECONDS,
  });
  const authorised = async (authorization: string | undefined, id: string): Promise<ConversationDoor> => {
    const own = await readToken(authorization, sessionSecret);
    if (own !== id) throw new Refusal(403, "BadConversation", "the token is for another conversation");
    return open(id);
  };
  return new Hono()
    .use(cors({ origin: "*", allowHeaders: ["Authorization", "Content-Type", "x-ms-bot-agent"] }))
    .use(limitBody(MAX_BODY))
    .post("/tokens/generate", startLimit(within), async (c) => c.json(await token(randomId())))
    .post("/conversations", async (c) => {
      const id = await readToken(c.req.header("authorization"), sessionSecret);
      await open(id).start({ id, channel: "web" });
      return c.json(await token(id), 201);
    })
    .get("/conversations/:id/activities", async (c) => {
      const { id } = c.req.param();
      const door = await authorised(c.req.header("authorization"), id);
      const after = watermark.safeParse(c.req.query("watermark") ?? "0");
      if (!after.success) throw new Refusal(400, "BadArgument", "watermark: not one that was given out");
      const messages = (await door.history(after.data)) ?? notFound();
      return c.json({
        activities: messages.map((message) => toActivity(id, message)),
        watermark: String(messages.at(-1)?.seq ?? after.data),
      });
    })
    .post("/conversations/:id/activities", async (c) => {
      const { id } = c.req.param();
      const door = await authorised(c.req.header("authorization"), id);
      const { type, text, attachments, channelData } = parseJson(await c.req.text(), posted);
      // Typing and events of a client need no answer.
      if (type !== "message") return c.json({ id: randomId() });
      if (typeof text !== "string" && !attachments?.length) {
        throw new Refusal(400, "MissingProperty", "text: a message needs a text");
      }
      const eventId = channelData?.clientActivityID ? `client:${channelData.clientActivityID}` : randomId();
      const kind = typeof text === "string" ? "text" : "not-text";
      const receipt = await door.receive({ id: eventId, kind, text: text ?? "", at: now() });
      if (receipt.result === "unknown-conversation") return notFound();
      return c.json({ id: activityId(id, receipt.seq) });
    });
}

function notFound(): never {
  throw new Refusal(404, "UnknownConversation", "there is no such conversation: start one");
}

function activityId(conversationId: string, seq: number): string {
  return `${conversationId}|${String(seq).padStart(7, "0")}`;
}

function toActivity(
  conversationId: string,
  { seq, role, text, activity, eventId, at }: ShownMessage,
): object {
  const common = {
    id: activityId(conversationId, seq),
    timestamp: new Date(at).toISOString(),
    channelId: "directline",
    conversation: { id: conversationId },
  };
  if (role === "bot") {
    return {
      ...activity,
      ...common,
      from: { id: "madoguchi", name: "まどぐち", role: "bot" },
      locale: "ja-JP",
    };
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
