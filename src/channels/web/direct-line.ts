import { type Context, Hono } from "hono";
import { except } from "hono/combine";
import { cors } from "hono/cors";
import { Refusal } from "../../errors.ts";
import { limitBody, parseJson } from "../body.ts";
import type { OpenDoor } from "../door.ts";
import { activityId, activitySet } from "./activity-set.ts";
import { type Posted, posted } from "./direct-line-schema.ts";
import { follow, readWatermark } from "./follow.ts";
import { type AddressLimits, addressLimit, isLoopback, tooMany } from "./limits.ts";
import { bearer, issueToken, readToken, type SigningSecrets, TOKEN_SECONDS } from "./tokens.ts";
import { activityOfUpload, UPLOAD_PATH } from "./upload.ts";

/** A message may have 5,000 characters as on LINE; this is room for that in any encoding and what clients add. */
const MAX_BODY = 64 * 1024;

/** Activities in one answer; a client asks again with the watermark it got. */
const MAX_SET = 500;

/** What the routes draw on. */
export type DirectLineOptions = {
  open: OpenDoor;
  sessionSecrets: SigningSecrets;
  limits: AddressLimits;
  now: () => number;
  randomId: () => string;
};

/**
 * Direct Line 3.0: tokens, conversations, activities by POST and by GET with a watermark, and as a stream over a WebSocket.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference
 */
export function directLine(options: DirectLineOptions): Hono {
  const { open, sessionSecrets, limits, now, randomId } = options;

  const token = async (conversationId: string) => ({
    conversationId,
    token: await issueToken(conversationId, "conversation", sessionSecrets, now()),
    expires_in: TOKEN_SECONDS,
  });

  /** What a client needs to speak in a conversation and to follow it from a place in its history on. */
  const session = async (c: Context, id: string, after: number) => {
    const stream = new URL(`/v3/directline/conversations/${id}/stream`, c.req.url);
    stream.protocol = stream.protocol === "https:" ? "wss:" : "ws:";
    stream.searchParams.set("watermark", String(after));
    stream.searchParams.set("t", await issueToken(id, "stream", sessionSecrets, now()));
    return { ...(await token(id)), streamUrl: stream.href };
  };

  const ownConversation = (c: Context) =>
    readToken(bearer(c.req.header("authorization")), "conversation", sessionSecrets, now());

  const authorised = async (c: Context): Promise<string> => {
    const id = c.req.param("id") ?? "";
    if ((await ownConversation(c)) !== id) throw anotherConversation();
    return id;
  };

  const receive = async (c: Context, id: string, { type, text, attachments, channelData }: Posted) => {
    // Typing and events of a client need no answer.
    if (type !== "message") return { id: randomId() };
    const hasFiles = (attachments?.length ?? 0) > 0;
    if (typeof text !== "string" && !hasFiles) {
      throw new Refusal(400, "MissingProperty", "text: a message needs a text");
    }
    const eventId = channelData?.clientActivityID ? `client:${channelData.clientActivityID}` : randomId();
    const said = { id: eventId, kind: "text" as const, text: text ?? "", at: now() };
    // Files are not taken, and the bot says why; words that came with them are a message of their own.
    const shown = { id: text ? `files:${eventId}` : eventId, kind: "not-text" as const, text: "", at: now() };
    const events = hasFiles ? (text ? [shown, said] : [shown]) : [said];
    let seq = 0;
    for (const event of events) {
      const receipt = await open(id).receive(event, isLoopback(c));
      if (!("seq" in receipt)) throw receipt.result === "too-many" ? tooMany(c) : unknownConversation();
      seq = receipt.seq;
    }
    return { id: activityId(id, seq) };
  };

  return new Hono()
    .use(
      cors({
        origin: "*",
        allowHeaders: ["Authorization", "Content-Type", "x-ms-bot-agent", "x-requested-with"],
        exposeHeaders: ["retry-after"],
        maxAge: 7200,
      }),
    )
    .use(except(UPLOAD_PATH, limitBody(MAX_BODY)))
    .post("/tokens/generate", addressLimit(limits.starts), async (c) => c.json(await token(randomId())))
    .post("/tokens/refresh", async (c) => c.json(await token(await ownConversation(c))))
    .post("/conversations", async (c) => {
      const id = await ownConversation(c);
      const begun = await open(id).start({ id, channel: "web" });
      return c.json(await session(c, id, 0), begun ? 201 : 200);
    })
    .get("/conversations/:id", async (c) => {
      const id = await authorised(c);
      const after = readWatermark(c);
      if ((await open(id).history(after, 0)) === null) throw unknownConversation();
      return c.json(await session(c, id, after));
    })
    .get("/conversations/:id/activities", async (c) => {
      const id = await authorised(c);
      const after = readWatermark(c);
      const messages = await open(id).history(after, MAX_SET);
      if (messages === null) throw unknownConversation();
      return c.json(activitySet(id, messages, after));
    })
    .post("/conversations/:id/activities", addressLimit(limits.messages), async (c) => {
      const id = await authorised(c);
      return c.json(await receive(c, id, parseJson(await c.req.text(), posted)));
    })
    .post("/conversations/:id/upload", addressLimit(limits.messages), async (c) => {
      const id = await authorised(c);
      const json = await activityOfUpload(c.req.raw);
      const activity = json === undefined ? { type: "message" } : parseJson(json, posted);
      return c.json(await receive(c, id, { ...activity, attachments: [null] }));
    })
    .get("/conversations/:id/stream", async (c) => {
      const { id } = c.req.param();
      const own = await readToken(c.req.query("t") ?? "", "stream", sessionSecrets, now());
      if (own !== id) throw anotherConversation();
      return await follow(c, open(id));
    });
}

function anotherConversation(): Refusal {
  return new Refusal(403, "BadConversation", "the token is for another conversation");
}

function unknownConversation(): Refusal {
  return new Refusal(404, "UnknownConversation", "there is no such conversation: start one");
}
