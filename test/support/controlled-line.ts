import { setTimeout } from "node:timers/promises";
import { fault } from "../../src/dev/line-simulator/faults.ts";
import { LinePlatform, TOKEN_MS } from "../../src/dev/line-simulator/platform.ts";

/**
 * LINE for the tests that run in workerd, in another process than this: over HTTP they ask for faults, announce the reply tokens
 * of the events that they are about to send, and read what was delivered.
 *
 * @returns what answers requests to api.line.me and to /control
 */
export function controlledLine(): (request: Request) => Promise<Response> {
  const platform = new LinePlatform({
    now: () => Date.now(),
    random: () => 1,
    randomId: () => crypto.randomUUID(),
    wait: (milliseconds) => setTimeout(milliseconds, undefined, { ref: false }),
  });
  const known = new Set<string>();
  return async (request) => {
    switch (new URL(request.url).pathname) {
      case "/control/fault":
        platform.faults.plan(fault.parse(await request.json()));
        return new Response();
      case "/control/token": {
        const { token, to, eventId, expired } = JSON.parse(await request.text());
        if (!known.has(token)) platform.issueToken(token, to, eventId, expired ? 0 : TOKEN_MS);
        known.add(token);
        return new Response();
      }
      case "/control/delivered":
        return Response.json(platform.delivered);
      default:
        return await platform.handle(request);
    }
  };
}
