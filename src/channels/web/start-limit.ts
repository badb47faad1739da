import type { MiddlewareHandler } from "hono";
import { Refusal } from "../../errors.ts";

/** Counts an address's use; false when it is over its limit. */
export type WithinLimit = (address: string) => Promise<boolean>;

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

/**
 * Limits how many conversations an address may start, since starting needs no secret. Loopback is exempt: a scorer or a
 * load test on the same machine starts hundreds.
 *
 * @param within the counter
 */
export function startLimit(within: WithinLimit): MiddlewareHandler {
  return async (c, next) => {
    const address = c.req.header("cf-connecting-ip") ?? "unknown";
    if (!LOOPBACK.has(address) && !(await within(address))) {
      c.header("retry-after", "60");
      throw new Refusal(
        429,
        "TooManyRequests",
        "この接続からの利用が多すぎます。1分ほど待ってから、もう一度お試しください。",
      );
    }
    await next();
  };
}
