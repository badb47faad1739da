import type { z } from "zod";
import { webhook } from "../channels/line/webhook.ts";
import { chatForm, rating } from "../channels/web/chat-page.tsx";
import * as directLine from "../channels/web/direct-line-schema.ts";
import { readiness } from "../health/routes.ts";

/** What may be asked of a caller. */
export type Secured = "conversation" | "stream" | "line" | "cookie" | "desk";

/** A media type and, where it is JSON or a form of ours, the schema that validates it. */
export type Content = { type: string; schema?: z.ZodType };
type Answer = { description: string; content?: Content };

/** What is said of a route beside its method and path. */
export type Described = {
  tag: "directline" | "line" | "pages" | "desk" | "operations";
  summary: string;
  secured?: Secured;
  query?: Record<string, z.ZodType>;
  body?: Content;
  answers: Record<string, Answer>;
};

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

const json = (description: string, schema: z.ZodType): Answer => ({
  description,
  content: { type: "application/json", schema },
});
const page = (description: string): Answer => ({ description, content: { type: "text/html" } });
const refused = (why: string) => json(why, directLine.refusal);

const itself = { 200: page("the page itself, when asked for with Prefer: return=representation") };
const forbidden = {
  401: refused("no token"),
  403: refused("a token of another conversation, or an expired one"),
};
const unknown = { 404: refused("there is no such conversation") };
const tooMany = { 429: refused("too many in a minute: retry-after says how long to wait") };
const badActivity = {
  400: refused("the activity is malformed: the message names the field"),
  413: refused("too large"),
};
const badWatermark = { 400: refused("not a watermark that was given out") };
const activitySet = json(
  "activities after the watermark, and the watermark to go on from",
  directLine.activitySet,
);

/** By method and path, as Hono knows them. */
export const DESCRIBED: Record<string, Described> = {
  "POST /v3/directline/tokens/generate": {
    tag: "directline",
    summary: "a token for a conversation that is to be started; needs no secret, since the chat is public",
    answers: { 200: json("the token", directLine.tokenGiven), ...tooMany },
  },
  "POST /v3/directline/tokens/refresh": {
    tag: "directline",
    summary: "a new token for the same conversation",
    secured: "conversation",
    answers: { 200: json("the token", directLine.tokenGiven), ...forbidden },
  },
  "POST /v3/directline/conversations": {
    tag: "directline",
    summary: "starts the token's conversation; its first activity is the greeting",
    secured: "conversation",
    answers: {
      200: json("it was started before", directLine.session),
      201: json("it is started", directLine.session),
      ...forbidden,
    },
  },
  "GET /v3/directline/conversations/:id": {
    tag: "directline",
    summary: "comes back to a conversation: a new token, and a stream that begins after the watermark",
    secured: "conversation",
    query: { watermark: directLine.watermark },
    answers: { 200: json("as at the start", directLine.session), ...badWatermark, ...forbidden, ...unknown },
  },
  "GET /v3/directline/conversations/:id/activities": {
    tag: "directline",
    summary: "what was said after the watermark",
    secured: "conversation",
    query: { watermark: directLine.watermark },
    answers: { 200: activitySet, ...badWatermark, ...forbidden, ...unknown },
  },
  "POST /v3/directline/conversations/:id/activities": {
    tag: "directline",
    summary: "says something; the same channelData.clientActivityID again is the same message",
    secured: "conversation",
    body: { type: "application/json", schema: directLine.posted },
    answers: {
      200: json("it is stored", directLine.resource),
      ...badActivity,
      ...forbidden,
      ...unknown,
      ...tooMany,
    },
  },
  "POST /v3/directline/conversations/:id/upload": {
    tag: "directline",
    summary:
      "files are not taken and not read: the bot says why in the conversation; the activity beside them is said",
    secured: "conversation",
    body: { type: "multipart/form-data" },
    answers: {
      200: json("the words are stored, the files are not", directLine.resource),
      ...badActivity,
      ...forbidden,
      ...unknown,
      ...tooMany,
    },
  },
  "GET /v3/directline/conversations/:id/stream": {
    tag: "directline",
    summary:
      "a WebSocket: an activity set at once when something is missing, then one for each message; typing has no watermark",
    secured: "stream",
    query: { watermark: directLine.watermark },
    answers: {
      101: { description: "a WebSocket whose messages are activity sets in JSON" },
      ...badWatermark,
      403: refused("the address is older than a minute, or another conversation's"),
      ...unknown,
      426: refused("no upgrade to a WebSocket was asked for"),
    },
  },
  "POST /line/webhook": {
    tag: "line",
    summary:
      "LINE's events (https://developers.line.biz/en/reference/messaging-api/#webhooks), stored before the answer",
    secured: "line",
    body: { type: "application/json", schema: webhook },
    answers: {
      200: { description: "every event is stored", content: { type: "application/json" } },
      400: refused("no webhook"),
      401: refused("the signature does not fit the body"),
      500: refused("not every event could be stored: send them again"),
      503: refused("LINE is not set up"),
    },
  },
  "GET /": {
    tag: "pages",
    summary: "the chat page, for people",
    answers: { 200: page("the conversation so far and the form") },
  },
  "POST /": {
    tag: "pages",
    summary: "the chat page's form; a conversation begins with its first message",
    secured: "cookie",
    body: { type: "application/x-www-form-urlencoded", schema: chatForm },
    answers: {
      ...itself,
      303: { description: "to the message" },
      400: page("not the page's own fields"),
      403: page("from another host's page"),
      413: page("too long"),
      429: page("too many in a minute"),
    },
  },
  "POST /feedback": {
    tag: "pages",
    summary: "whether an answer helped; the last word counts",
    secured: "cookie",
    body: { type: "application/x-www-form-urlencoded", schema: rating },
    answers: {
      ...itself,
      303: { description: "to the answer" },
      400: page("not the page's own fields"),
      404: page("there is no such answer in this conversation"),
    },
  },
  "POST /start-over": {
    tag: "pages",
    summary: "forgets the conversation in this browser",
    answers: { 303: { description: "to the chat page" }, 403: page("from another host's page") },
  },
  "GET /live": {
    tag: "pages",
    summary: "the chat page's WebSocket: as Direct Line's stream",
    secured: "cookie",
    query: { watermark: directLine.watermark },
    answers: {
      101: { description: "a WebSocket whose messages are activity sets in JSON" },
      400: page("not a watermark that was given out"),
      403: page("from another host's page"),
      404: page("nothing has been said yet"),
      426: page("no upgrade to a WebSocket was asked for"),
    },
  },
  "GET /healthz": {
    tag: "operations",
    summary: "the process answers",
    answers: { 200: { description: "ok", content: { type: "text/plain" } } },
  },
  "GET /readyz": {
    tag: "operations",
    summary: "dictionary, database and migrations are as they should be",
    answers: { 200: json("ready", readiness), 503: json("not ready: names what fails", readiness) },
  },
  "GET /openapi.json": {
    tag: "operations",
    summary: "this document",
    answers: { 200: { description: "OpenAPI 3.1", content: { type: "application/json" } } },
  },
};
