import type { Context } from "hono";
import { Refusal } from "../../errors.ts";
import type { ConversationDoor } from "../door.ts";
import { watermark } from "./direct-line-schema.ts";

/**
 * @param c a request with `?watermark=`, which may be left out
 * @returns the place in the history up to which the asker has it
 * @throws Refusal 400 for a watermark of another make
 */
export function readWatermark(c: Context): number {
  const after = watermark.safeParse(c.req.query("watermark") ?? "0");
  if (!after.success) throw new Refusal(400, "BadArgument", "watermark: not one that was given out");
  return Number(after.data);
}

/**
 * Follows a conversation over a WebSocket: what is missing since `?watermark=` at once, then each message as it comes, as
 * JSON of activity-set.ts. The caller has made sure that the asker may read it.
 *
 * @param c the upgrade request
 * @param door the conversation
 * @returns the answer to it
 * @throws Refusal 426 when it is no upgrade, 404 when there is no such conversation
 */
export async function follow(c: Context, door: ConversationDoor): Promise<Response> {
  if (c.req.header("upgrade")?.toLowerCase() !== "websocket") {
    throw new Refusal(426, "UpgradeRequired", "the stream is a WebSocket");
  }
  const upgrade = new Request(`https://conversation.invalid/?after=${readWatermark(c)}`, {
    headers: { upgrade: "websocket" },
  });
  const { status, webSocket } = await door.fetch(upgrade);
  if (status !== 101)
    throw new Refusal(404, "UnknownConversation", "there is no such conversation: start one");
  return new Response(null, { status: 101, webSocket });
}
