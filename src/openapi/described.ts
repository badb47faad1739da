import { webhook } from "../channels/line/webhook.ts";
import { chatForm } from "../channels/web/chat-page.tsx";
import * as directLine from "../channels/web/direct-line-schema.ts";
import { readiness } from "../health/routes.ts";
import type { Described } from "./described-route.ts";
import { DESK } from "./rooms/desk.ts";
import { DESK_ACCOUNTS } from "./rooms/desk-accounts.ts";
import { DIRECT_LINE } from "./rooms/direct-line.ts";
import { LINE } from "./rooms/line.ts";
import { OPERATIONS } from "./rooms/operations.ts";
import { PAGES } from "./rooms/pages.ts";

/** Shapes that have a name in the document. */
export const schemas = {
  Token: directLine.tokenGiven,
  Session: directLine.session,
  PostedActivity: directLine.posted,
  ActivitySet: directLine.activitySet,
  Resource: directLine.resource,
  Refusal: directLine.refusal,
  LineWebhook: webhook,
  ChatForm: chatForm,
  Readiness: readiness,
} as const;

/** What is known of routes, by method and path, as Hono knows them. */
export const DESCRIBED: Record<string, Described> = {
  ...DIRECT_LINE,
  ...LINE,
  ...PAGES,
  ...DESK,
  ...DESK_ACCOUNTS,
  ...OPERATIONS,
};
