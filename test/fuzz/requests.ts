import fc from "fast-check";
import { anyText, anyValue } from "./texts.ts";

/** A request as generated; `{…}` in it stand for what the run puts in: a conversation's id, its tokens, its cookie. */
export type Generated = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** whether the run signs the body as LINE does */
  signed?: boolean;
};

/** What the run knows: one of its conversations. */
export const PLACEHOLDERS = ["{id}", "{token}", "{stream}", "{cookie}"] as const;

const DIRECT_LINE = "/v3/directline";
const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };

const segment = fc.oneof(
  anyText.map((text) => encodeURIComponent(text.toWellFormed()).slice(0, 400)),
  fc.constantFrom("%", "%E0%A4%A", "..", ".", "%2e%2e", "%00", "a|0000001", "{id}", "8.5", "visit", "loss"),
);
const query = fc
  .dictionary(
    fc.constantFrom("watermark", "t", "date", "people", "q", "page", "status", "lang", "say", "next", "who"),
    fc.oneof(anyText, fc.constantFrom("0", "1", "-1", "1e9", "999999999999999", "{stream}")),
    { maxKeys: 3 },
  )
  .map((entries) => {
    const pairs = Object.entries(entries).map(([name, value]) => [name, value.toWellFormed()]);
    return pairs.length > 0
      ? `?${new URLSearchParams(pairs)}`.replaceAll("%7B", "{").replaceAll("%7D", "}")
      : "";
  });
const authorization = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ authorization: "Bearer {token}" }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, string>>(
      {},
      { authorization: "Bearer " },
      { authorization: "Bearer a.b.c" },
      { authorization: "Bearer {stream}" },
      { authorization: "Basic YTpi" },
      { authorization: "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0." },
    ),
  },
);

const activity = fc
  .record(
    {
      type: fc.oneof({ weight: 6, arbitrary: fc.constant("message") }, { weight: 1, arbitrary: anyValue }),
      text: fc.oneof({ weight: 6, arbitrary: anyText }, { weight: 1, arbitrary: anyValue }),
      from: fc.jsonValue({ maxDepth: 2 }),
      attachments: fc.oneof(
        fc.constant(null),
        fc.array(fc.jsonValue({ maxDepth: 1 }), { maxLength: 2 }),
        anyValue,
      ),
      channelData: fc.oneof(
        fc.record({ clientActivityID: fc.oneof(fc.uuid(), anyValue) }, { requiredKeys: [] }),
        fc.jsonValue({ maxDepth: 2 }),
      ),
      value: fc.jsonValue({ maxDepth: 2 }),
    },
    { requiredKeys: ["type"] },
  )
  .map((value) => JSON.stringify(value));
const body = fc.oneof(
  { weight: 6, arbitrary: activity },
  { weight: 1, arbitrary: fc.json({ maxDepth: 5 }) },
  { weight: 1, arbitrary: anyText },
);

const directLine: fc.Arbitrary<Generated> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(authorization, body).map(([auth, text]) => ({
      method: "POST",
      path: `${DIRECT_LINE}/conversations/{id}/activities`,
      headers: { ...json, ...auth },
      body: text,
    })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(authorization, query, fc.constantFrom("", "/activities", "/stream"))
      .map(([auth, search, rest]) => ({
        method: "GET",
        path: `${DIRECT_LINE}/conversations/{id}${rest}${search}`,
        headers: { ...auth },
      })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(authorization, body, fc.boolean()).map(([auth, text, named]) => ({
      method: "POST",
      path: `${DIRECT_LINE}/conversations/{id}/upload?userId=me`,
      headers: { "content-type": "multipart/form-data; boundary=b", ...auth },
      body: `--b\r\ncontent-disposition: form-data; name="${named ? "activity" : "file"}"\r\n\r\n${text}\r\n--b--\r\n`,
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(authorization, fc.constantFrom("/tokens/generate", "/tokens/refresh", "/conversations"), body)
      .map(([auth, path, text]) => ({
        method: "POST",
        path: DIRECT_LINE + path,
        headers: { ...json, ...auth },
        body: text,
      })),
  },
);

const lineEvent = fc.record(
  {
    type: fc.constantFrom(
      "message",
      "message",
      "follow",
      "unfollow",
      "unsend",
      "postback",
      "join",
      "videoPlayComplete",
    ),
    mode: fc.constantFrom("active", "standby"),
    webhookEventId: fc.oneof(fc.uuid(), fc.constant("again")),
    timestamp: fc.oneof(fc.integer({ min: 0 }), fc.constant(1_795_000_000_000)),
    source: fc.oneof(
      fc.record({ type: fc.constant("user"), userId: fc.constantFrom("U1", "U2", "U3", "U4", "U5") }),
      fc.record({ type: fc.constantFrom("group", "room"), groupId: fc.constantFrom("G1", "G2") }),
      fc.jsonValue({ maxDepth: 1 }),
    ),
    replyToken: fc.uuid(),
    message: fc.oneof(
      fc.record({ type: fc.constant("text"), id: fc.uuid(), text: anyText }),
      fc.record({
        type: fc.constantFrom("sticker", "image", "video", "audio", "file", "location", "new"),
        id: fc.uuid(),
      }),
      fc.jsonValue({ maxDepth: 2 }),
    ),
    unsend: fc.record({ messageId: fc.uuid() }),
    postback: fc.record({ data: anyText }),
  },
  { requiredKeys: ["type", "webhookEventId", "timestamp"] },
);
const line: fc.Arbitrary<Generated> = fc
  .tuple(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.array(lineEvent, { maxLength: 3 }).map((events) => JSON.stringify({ events })),
      },
      { weight: 1, arbitrary: fc.json() },
      { weight: 1, arbitrary: anyText },
    ),
    fc.integer({ min: 0, max: 4 }),
  )
  .map(([text, luck]) => ({
    method: "POST",
    path: "/line/webhook",
    headers: luck === 0 ? { "x-line-signature": "d3Jvbmc=" } : {},
    body: text,
    signed: luck > 0,
  }));

const fields = fc
  .record(
    {
      eventId: fc.oneof({ weight: 4, arbitrary: fc.uuid() }, { weight: 1, arbitrary: anyText }),
      text: anyText,
      choice: anyText,
      style: anyText,
      size: anyText,
    },
    { requiredKeys: ["eventId"] },
  )
  .map((values) =>
    new URLSearchParams(
      Object.entries(values).map(([name, value]) => [name, value.toWellFormed()]),
    ).toString(),
  );

/**
 * @param routes what the OpenAPI document lists, as `POST /start-over` or `GET /plans/{flow}`
 * @returns requests to all of them, most to those that store something, and some to nowhere
 */
export function requests(routes: string[]): fc.Arbitrary<Generated> {
  const listed: fc.Arbitrary<Generated> = fc
    .tuple(
      fc.constantFrom(...routes),
      fc.array(segment, { minLength: 3, maxLength: 3 }),
      query,
      fields,
      fc.boolean(),
    )
    .map(([route, segments, search, text, known]) => {
      const [method = "GET", template = "/"] = route.split(" ");
      let next = 0;
      const path = template.replace(/\{\w+\}/g, () => segments[next++] ?? "x");
      return {
        method,
        path: path + search,
        headers: {
          origin: "{origin}",
          ...(known ? { cookie: "{cookie}" } : {}),
          ...(method === "GET" ? {} : form),
        },
        ...(method === "GET" ? {} : { body: text }),
      };
    });
  const chat: fc.Arbitrary<Generated> = fields.map((text) => ({
    method: "POST",
    path: "/",
    headers: { ...form, origin: "{origin}", cookie: "{cookie}" },
    body: text,
  }));
  const nowhere: fc.Arbitrary<Generated> = fc
    .tuple(
      fc.constantFrom("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH"),
      fc.array(segment, { maxLength: 4 }),
      query,
    )
    .map(([method, segments, search]) => ({ method, path: `/${segments.join("/")}${search}`, headers: {} }));
  return fc.oneof(
    { weight: 6, arbitrary: directLine },
    { weight: 2, arbitrary: line },
    { weight: 2, arbitrary: chat },
    { weight: 4, arbitrary: listed },
    { weight: 1, arbitrary: nowhere },
  );
}
