import { env, exports } from "cloudflare:workers";
import type { Delivered, Fault } from "./fake-line.ts";
import { signed } from "./line-signature.ts";

const HOST = "http://line.test";
let count = 0;

/** A LINE user nobody has met yet. */
export function newUser(): string {
  return `U${String(++count).padStart(32, "0")}`;
}

/** A webhook event of this user saying `text`; parts of it can be replaced. */
export function textEvent(userId: string, text: string, parts: object = {}): object {
  const id = `event-${++count}`;
  return {
    type: "message",
    mode: "active",
    webhookEventId: id,
    timestamp: Date.now(),
    deliveryContext: { isRedelivery: false },
    source: { type: "user", userId },
    replyToken: `token-${id}`,
    message: { type: "text", id: `${count}`, text, quoteToken: "q" },
    ...parts,
  };
}

/** Posts events as LINE does. */
export async function webhook(...events: unknown[]): Promise<Response> {
  const body = JSON.stringify({ destination: "Ubot", events });
  return await exports.default.fetch("http://madoguchi.test/line/webhook", {
    method: "POST",
    headers: { "content-type": "application/json", "x-line-signature": await signed(body) },
    body,
  });
}

/** The next delivery meets this fault. */
export async function fault(next: Fault): Promise<void> {
  await fetch(`${HOST}/control/fault`, { method: "POST", body: JSON.stringify(next) });
}

/** What LINE delivered: by reply tokens that contain `part`, and pushes to exactly this user. */
export async function deliveredTo(...who: string[]): Promise<Delivered[]> {
  const all: Delivered[] = await (await fetch(`${HOST}/control/delivered`)).json();
  return all.filter(({ to }) => who.includes(to));
}

/** The conversation with a LINE user. */
export async function conversationWith(userId: string) {
  const { lineConversationId } = await import("../../src/channels/line/conversation-id.ts");
  return env.CONVERSATION.get(env.CONVERSATION.idFromName(await lineConversationId(userId)));
}
