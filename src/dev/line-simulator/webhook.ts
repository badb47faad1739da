/** LINE's signature: base64 of HMAC-SHA256 over the raw body. */
export async function sign(body: string, channelSecret: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(channelSecret), algorithm, false, ["sign"]);
  return Buffer.from(await crypto.subtle.sign("HMAC", key, encoder.encode(body))).toString("base64");
}

/** A webhook event as far as we need to know it. */
export type WebhookEvent = {
  webhookEventId: string;
  replyToken?: string | undefined;
  source: { type: string; userId?: string; groupId?: string };
  [field: string]: unknown;
};

/**
 * @param events what happened
 * @returns the webhook's body
 */
export function webhookBody(events: unknown[]): string {
  return JSON.stringify({ destination: `U${"0".repeat(32)}`, events });
}

/**
 * @param event one that was sent before
 * @returns the same as LINE sends it again: same id, same reply token
 */
export function redelivered(event: WebhookEvent): WebhookEvent {
  return { ...event, deliveryContext: { isRedelivery: true } };
}

/** Where events go. */
export type Target = { url: string; channelSecret: string };

/**
 * Posts events as LINE does.
 *
 * @returns the answer's status; 0 when there was none
 */
export async function postWebhook({ url, channelSecret }: Target, events: unknown[]): Promise<number> {
  const body = webhookBody(events);
  const headers = {
    "content-type": "application/json",
    "x-line-signature": await sign(body, channelSecret),
  };
  try {
    const response = await fetch(url, { method: "POST", headers, body });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
