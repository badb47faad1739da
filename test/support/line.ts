import { env, exports } from "cloudflare:workers";
import { lineConversationId } from "../../src/channels/line/conversation-id.ts";
import type { Fault } from "../../src/dev/line-simulator/faults.ts";
import type { Delivered } from "../../src/dev/line-simulator/platform.ts";
import { webhookBody } from "../../src/dev/line-simulator/webhook.ts";
import { signed } from "./line-signature.ts";

const HOST = "http://line.test";
let count = 0;

/** A LINE user nobody has met yet. */
export function newUser(): string {
  return `U${crypto.randomUUID().replaceAll("-", "")}`;
}

/** A webhook event of this user saying `text`; parts of it can be replaced. A reply token `expired…` is. */
export function textEvent(userId: string, text: string, parts: object = {}) {
  const id = `event-${++count}-${crypto.randomUUID()}`;
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
  await Promise.all(events.map(announceToken));
  const body = webhookBody(events);
  return await exports.default.fetch("http://madoguchi.test/line/webhook", {
    method: "POST",
    headers: { "content-type": "application/json", "x-line-signature": await signed(body) },
    body,
  });
}

/** LINE knows the token that it gives out with an event. */
async function announceToken(event: unknown): Promise<void> {
  const {
    replyToken: token,
    webhookEventId: eventId,
    source,
  } = (event ?? {}) as Partial<ReturnType<typeof textEvent>>;
  if (!token || !source) return;
  const { groupId, userId }: { groupId?: string; userId: string } = source;
  await giveToken({ replyToken: token, lineUserId: groupId ?? userId }, eventId);
}

/** LINE gives out a reply token; one `expired…` is. */
export async function giveToken(
  { replyToken: token = "", lineUserId: to }: { replyToken: string | undefined; lineUserId: string },
  eventId = "",
): Promise<void> {
  const body = { token, eventId, to, expired: token.startsWith("expired") };
  await fetch(`${HOST}/control/token`, { method: "POST", body: JSON.stringify(body) });
}

/** The next delivery to this user meets this fault. */
export async function fault(next: Omit<Partial<Fault>, "to"> & { to: string }): Promise<void> {
  await fetch(`${HOST}/control/fault`, { method: "POST", body: JSON.stringify(next) });
}

/** What LINE delivered to this user, or by this reply token. */
export async function deliveredTo(who: string): Promise<(Delivered & { texts: string[] })[]> {
  const all: Delivered[] = await (await fetch(`${HOST}/control/delivered`)).json();
  return all
    .filter(({ to, replyToken }) => who === to || who === replyToken)
    .map((delivered) => ({ ...delivered, texts: delivered.messages.map(({ text }) => text) }));
}

/** The conversation with a LINE user. */
export async function conversationWith(userId: string) {
  return env.CONVERSATION.get(env.CONVERSATION.idFromName(await lineConversationId(userId)));
}
