import { sign } from "../../src/dev/line-simulator/webhook.ts";

/** The channel secret of vitest.config.ts. */
export const CHANNEL_SECRET = "a-line-channel-secret";

/** LINE's signature over a raw body. */
export async function signed(body: string, secret = CHANNEL_SECRET): Promise<string> {
  return await sign(body, secret);
}
