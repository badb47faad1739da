import { z } from "zod";
import type { Conversation } from "./conversation/conversation.ts";
import type { DeskFeed } from "./feed/desk-feed.ts";

/** What wrangler.toml binds; secrets and variables are read through config(). */
export interface Env {
  DB: D1Database;
  CONVERSATION: DurableObjectNamespace<Conversation>;
  DESK_FEED: DurableObjectNamespace<DeskFeed>;
  ASSETS: Fetcher;
  START_LIMIT: RateLimit;
  MESSAGE_LIMIT: RateLimit;
}

const given = (least: number) => z.string().min(least);
const optional = z
  .string()
  .optional()
  .transform((value) => value || undefined);

const schema = z.object({
  /** signs Direct Line tokens, the chat page's cookie and agents' sessions; encrypts their second factors */
  SESSION_SECRET: given(32),
  /** the one before it: what it signed is good until it expires */
  SESSION_SECRET_PREVIOUS: optional.pipe(given(32).optional()),
  /** an incoming webhook of the desk's own chat (Slack's format), for new and overdue tickets */
  NOTICE_WEBHOOK_URL: optional.pipe(z.url({ protocol: /^https?$/ }).optional()),
  /** where the desk is served, for links in notices: https://madoguchi.example.jp */
  DESK_URL: optional.pipe(z.url({ protocol: /^https?$/ }).optional()),
  /** set by `npm start -- --demo` alone: the desk says on every page that what it shows is made up */
  DEMO: optional,
  /** where the chat is served, for links in what is said on LINE: https://madoguchi.example.jp */
  PUBLIC_URL: optional.pipe(z.url({ protocol: /^https?$/ }).optional()),
  LINE_CHANNEL_SECRET: optional,
  LINE_CHANNEL_ACCESS_TOKEN: optional,
  LINE_API_BASE: optional,
  /** who may show the chat in a frame: origins with spaces between */
  EMBED_ORIGINS: z
    .string()
    .default("")
    .transform((list) => list.split(/\s+/).filter((origin) => origin !== ""))
    .pipe(z.array(z.url({ protocol: /^https?$/ }).regex(/^\w+:\/\/[^/]+$/, "origins only, without a path"))),
});
type Config = z.infer<typeof schema>;

/**
 * @param env the Worker's environment
 * @returns secrets and variables
 * @throws Error that names what is missing or too short, for the operator; there are no defaults for secrets
 */
export function config(env: object): Config {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new Error(
    `configuration: ${faults.join("; ")}. Set them with "wrangler secret put", locally in .dev.vars.`,
  );
}
