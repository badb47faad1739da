import { Refusal } from "../../errors.ts";
import type { ConversationDoor } from "../door.ts";

/**
 * Follows a conversation over a WebSocket: what is missing at once, then each message as it comes, as JSON of
 * activity-set.ts. The caller has made sure that the asker may read it.
 *
 * @param door the conversation
 * @param after the place in the history up to which the asker has it
 * @returns the answer to an upgrade request
 * @throws Refusal 404 when there is no such conversation
 */
export async function follow(door: ConversationDoor, after: number): Promise<Response> {
  const upgrade = new Request(`https://conversation.invalid/?after=${after}`, {
    headers: { upgrade: "websocket" },
  });
  const { status, webSocket } = await door.fetch(upgrade);
  if (status !== 101)
    throw new Refusal(404, "UnknownConversation", "there is no such conversation: start one");
  return new Response(null, { status: 101, webSocket });
}
