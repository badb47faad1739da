/** The channel secret of vitest.config.ts. */
export const CHANNEL_SECRET = "a-line-channel-secret";

/** LINE's signature: base64 of HMAC-SHA256 over the raw body. */
export async function signed(body: string, secret = CHANNEL_SECRET): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  return Buffer.from(await crypto.subtle.sign("HMAC", key, encoder.encode(body))).toString("base64");
}
