import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import { log, withFields } from "../log.ts";

/** Asked every few seconds by machines. */
const UNLOGGED = new Set(["/healthz", "/readyz"]);

/**
 * Gives each request an id, which its answer carries as `x-request-id` and all its log lines hold, and logs one line for it:
 * the route, never the address, which may hold a transcript's key or a stream's token. A client's own id is not taken:
 * anything could stand in it.
 *
 * @param options.now the clock, Unix milliseconds
 * @param options.randomId makes the ids
 */
export function requestLog({
  now,
  randomId,
}: {
  now: () => number;
  randomId: () => string;
}): MiddlewareHandler {
  return async (c, next) => {
    const requestId = randomId();
    const begun = now();
    await withFields({ requestId }, async () => {
      await next();
      if (UNLOGGED.has(c.req.path)) return;
      const { status } = c.res;
      const route = routePath(c, -1);
      const fields = { method: c.req.method, route, status, ms: now() - begun };
      log(status >= 500 ? "error" : "info", "request", fields);
    });
    c.header("x-request-id", requestId);
  };
}
