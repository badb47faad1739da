import * as directLine from "../../channels/web/direct-line-schema.ts";
import { type Described, json, refused } from "../described-route.ts";

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
export const DIRECT_LINE: Record<string, Described> = {
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
};
