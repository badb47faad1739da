import { chatForm, rating } from "../../channels/web/chat-page.tsx";
import * as directLine from "../../channels/web/direct-line-schema.ts";
import { viewChange } from "../../pages/view.ts";
import { type Described, page } from "../described-route.ts";

const itself = { 200: page("the page itself, when asked for with Prefer: return=representation") };

/** By method and path, as Hono knows them. */
export const PAGES: Record<string, Described> = {
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
  "POST /settings": {
    tag: "pages",
    summary: "how pages look to this browser",
    body: { type: "application/x-www-form-urlencoded", schema: viewChange },
    answers: { 303: { description: "to the chat page" }, 403: page("from another host's page") },
  },
  "GET /manual/:section": {
    tag: "pages",
    summary: "what a citation opens: a section of the manual by its id, and what is answered from it",
    answers: { 200: page("the section's title, and where the manual is"), 404: page("no such section") },
  },
};
