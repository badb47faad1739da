import { Hono } from "hono";
import { csrf } from "hono/csrf";
import type { Content } from "../answers/content.ts";
import { Refusal } from "../errors.ts";
import type { ToBraille } from "../transcripts/braille/translate.ts";
import { type AccountOptions, accountDoors, accountRoutes } from "./accounts/routes.tsx";
import { ownSocketsOnly, signedIn } from "./accounts/session.ts";
import { SignInPage } from "./accounts/views/sign-in.tsx";
import type { DeskEnv } from "./agent.ts";
import { auditRoutes } from "./audit-page.tsx";
import { conversationRoutes } from "./console/conversation-pages.tsx";
import type { ConsoleOptions } from "./console/deps.ts";
import { printRoutes } from "./console/print-routes.tsx";
import { consoleRoutes } from "./console/routes.tsx";
import { DeskPage } from "./desk-page.tsx";
import { figureRoutes } from "./insight/figures-page.tsx";
import { gapRoutes } from "./insight/gaps-page.tsx";
import { undeliveredRoutes } from "./undelivered-page.tsx";

/** What the desk draws on. */
export type DeskOptions = AccountOptions &
  ConsoleOptions & {
    /** for titles, and what has grown stale */
    content: Content;
    /** nothing when the dictionary cannot be read */
    loadBraille: () => Promise<ToBraille | undefined>;
  };

/** What is sent here may end somebody's session: their open pages hear no more of tickets then. */
const MAY_END_SESSIONS = /^\/desk\/(account|people|set-up|sign-out)\b/;

/** `/desk`: who waits for a person, for agents who have signed in. */
export function desk(options: DeskOptions): Hono<DeskEnv> {
  const { words, said } = options;
  return new Hono<DeskEnv>()
    .onError((error, c) => {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === "NotSignedIn") {
        return c.html(<SignInPage words={words} said={said} notice={said.signIn.needed} />, 401);
      }
      if (error.code !== "RoleMissing" && error.code !== "OwnAccount") throw error;
      return c.html(
        <DeskPage words={words} said={said} title={words.errors.heading} agent={c.var.agent}>
          <p>{error.code === "OwnAccount" ? said.person.own : said.refused.role}</p>
        </DeskPage>,
        403,
      );
    })
    .use(csrf(), ownSocketsOnly)
    .use(async (c, next) => {
      await next();
      c.header("cache-control", "no-store");
      if (c.req.method === "POST" && MAY_END_SESSIONS.test(c.req.path)) await options.feed.recheck();
    })
    .route("/", accountDoors(options))
    .use(signedIn(options))
    .route("/", accountRoutes(options))
    .route("/", auditRoutes(options))
    .route("/", gapRoutes({ ...options, gaps: options.store.gaps }))
    .route("/", figureRoutes({ ...options, figures: options.store.figures }))
    .route("/", undeliveredRoutes({ words, said, failures: options.store.failures }))
    .route("/", consoleRoutes(options))
    .route("/", printRoutes(options))
    .route("/", conversationRoutes(options));
}
