import { Hono } from "hono";
import { basicAuth } from "hono/basic-auth";
import type { PageWords } from "../answers/pages.ts";
import { Refusal } from "../errors.ts";
import type { DeskStore } from "../storage/desk/desk-store.ts";
import type { DeskEnv } from "./agent.ts";
import { TicketList } from "./ticket-list.tsx";

/** What the desk draws on. */
export type DeskOptions = {
  words: PageWords;
  store: DeskStore;
  /** @returns the conversation as plain text, or null when there is none with this id */
  transcript: (conversationId: string) => Promise<string | null>;
  login: { username: string; password: string };
};

/** `/desk`: who waits for a person, for agents who have signed in. */
export function desk({ words, store, transcript, login }: DeskOptions): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .use(basicAuth({ ...login, realm: "madoguchi desk" }))
    .use(async (c, next) => {
      // One login for everybody until accounts come.
      c.set("agent", { id: login.username, name: login.username, role: "admin" });
      await next();
      c.header("cache-control", "no-store");
    })
    .get("/", async (c) => {
      const { rows } = await store.queue.page({ tab: "open" });
      return c.html(<TicketList words={words} tickets={rows.map(({ ticket }) => ticket)} />);
    })
    .get("/conversations/:id", async (c) => {
      const text = await transcript(c.req.param("id"));
      if (text === null) throw new Refusal(404, "UnknownConversation", "there is no such conversation");
      return c.text(text);
    });
}
