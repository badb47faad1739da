import type { Context, MiddlewareHandler } from "hono";
import { Refusal } from "../../errors.ts";

/** Counts an address's use; false when it is over its limit. */
export type WithinLimit = (address: string) => Promise<boolean>;

/** How often an address may start a conversation, and send a message, in a minute: wrangler.toml's numbers. */
export type AddressLimits = { starts: WithinLimit; messages: WithinLimit };

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

/** @returns whether the request comes from the same machine: a scorer or a load test speaks faster than people */
export function isLoopback(c: Context): boolean {
  return LOOPBACK.has(addressOf(c));
}

/**
 * Limits what an address may do, since none of it needs a secret. Loopback is exempt.
 *
 * @param within the counter
 */
export function addressLimit(within: WithinLimit): MiddlewareHandler {
  return async (c, next) => {
    if (!isLoopback(c) && !(await within(addressOf(c)))) throw tooMany(c);
    await next();
  };
}

/** @returns the refusal of who is too fast; the app puts its kind words in */
export function tooMany(c: Context): Refusal {
  c.header("retry-after", "60");
  return new Refusal(429, "TooManyRequests", "too many in a minute: wait and try again");
}

function addressOf(c: Context): string {
  return c.req.header("cf-connecting-ip") ?? "unknown";
}
