import { Hono } from "hono";
import { Refusal } from "../errors.ts";
import { isPass } from "./pass.ts";

/** What operators' calls reach. */
export type OperatorOptions = {
  sessionSecrets: readonly string[];
  /** @returns everything that is kept of a conversation, as JSON; nothing when nothing is */
  exported: (conversationId: string) => Promise<string | null>;
  /** deletes all of it */
  erase: (conversationId: string) => Promise<void>;
  now: () => number;
};

/**
 * `POST /operator/conversations/:id/export` and `…/erase`: what is kept of a conversation, for who asks for it, and its deletion.
 * `npm run privacy:export` and `privacy:erase` call them.
 */
export function operator({ sessionSecrets, exported, erase, now }: OperatorOptions): Hono {
  return new Hono()
    .use(async (c, next) => {
      const pass = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
      if (!isPass(sessionSecrets, c.req.path, pass, now()))
        throw new Refusal(403, "NoPass", "a pass made with SESSION_SECRET is needed");
      c.header("cache-control", "no-store");
      await next();
    })
    .post("/conversations/:id/export", async (c) => {
      const kept = await exported(c.req.param("id"));
      if (kept === null)
        throw new Refusal(404, "UnknownConversation", "nothing is kept of this conversation");
      return c.body(kept, 200, { "content-type": "application/json; charset=utf-8" });
    })
    .post("/conversations/:id/erase", async (c) => {
      await erase(c.req.param("id"));
      return c.body(null, 204);
    });
}
