import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLineEvent } from "../../../src/channels/line/events.ts";

const NOW = 1_000_000;
const event = (parts: object) => ({
  type: "message",
  mode: "active",
  webhookEventId: "e1",
  timestamp: NOW - 5,
  source: { type: "user", userId: "U1" },
  replyToken: "r1",
  ...parts,
});
const message = (parts: object) => event({ message: { id: "m1", ...parts } });
const read = (raw: unknown) => readLineEvent(raw, NOW);
const meaning = (raw: unknown) => {
  const result = read(raw);
  return "incoming" in result ? result.incoming : result.ignored;
};

describe("LINE's events", () => {
  it("are read with LINE's own time, reply token and message id", () => {
    expect(read(message({ type: "text", text: "カード" }))).toEqual({
      from: "U1",
      incoming: { id: "e1", at: NOW - 5, replyToken: "r1", kind: "text", text: "カード", messageId: "m1" },
    });
  });

  it("never lie in the future, whatever LINE's clock says", () => {
    expect(meaning(event({ type: "follow", timestamp: NOW + 9 }))).toMatchObject({ at: NOW });
  });

  it("lose LINE's emoji and the names of people mentioned, and keep the words", () => {
    const text = "@まどぐち カードを(cry)なくした(sad)";
    const emojis = [
      { index: 10, length: 5, productId: "p", emojiId: "1" },
      { index: 19, length: 5, productId: "p", emojiId: "2" },
    ];
    const mention = { mentionees: [{ index: 0, length: 5, type: "user", isSelf: true }] };
    expect(meaning(message({ type: "text", text, emojis, mention }))).toMatchObject({
      kind: "text",
      text: "カードをなくした",
    });
  });

  it("of emoji alone are like a sticker", () => {
    const emojis = [{ index: 0, length: 7, productId: "p", emojiId: "1" }];
    expect(meaning(message({ type: "text", text: "(hello)", emojis }))).toMatchObject({ kind: "sticker" });
  });

  it.each(["image", "video", "audio", "file"])("of %s carry nothing of what was sent", (type) => {
    const sent = message({ type, fileName: "card.jpg", contentProvider: { type: "line" } });
    expect(meaning(sent)).toMatchObject({ kind: "not-text", text: "" });
  });

  it("of a location carry no place", () => {
    const sent = message({ type: "location", address: "somewhere 1-2-3", latitude: 1, longitude: 2 });
    expect(JSON.stringify(meaning(sent))).not.toMatch(/somewhere|latitude/);
    expect(meaning(sent)).toMatchObject({ kind: "location" });
  });

  it("of the menu say what its area says; another postback means nothing", () => {
    const tapped = (data: string) => event({ type: "postback", postback: { data } });
    expect(meaning(tapped("say=%E6%9A%97%E8%A8%BC"))).toMatchObject({ kind: "text", text: "暗証" });
    expect(meaning(tapped("other=1"))).toMatchObject({ type: "postback", source: "user" });
  });

  it("follow, unfollow and unsend begin, end and take back", () => {
    expect(meaning(event({ type: "follow" }))).toMatchObject({ kind: "join" });
    expect(meaning(event({ type: "unfollow" }))).toMatchObject({ kind: "leave" });
    expect(meaning(event({ type: "unsend", unsend: { messageId: "m9" } }))).toMatchObject({
      kind: "unsend",
      messageId: "m9",
    });
  });

  it("in a group or room are one and the same event, without words or writer", () => {
    for (const source of [
      { type: "group", groupId: "C1", userId: "U1" },
      { type: "room", roomId: "C1", userId: "U1" },
    ]) {
      const first = read({ ...message({ type: "text", text: "secret" }), source });
      const second = read({ ...event({ type: "join", webhookEventId: "e2" }), source });
      expect(first).toMatchObject({ from: "C1", incoming: { id: "group", kind: "group", text: "" } });
      expect(second).toMatchObject({ from: "C1", incoming: { id: "group" } });
      expect(JSON.stringify(first)).not.toContain("U1");
    }
  });

  it.each(["memberJoined", "beacon", "accountLink", "videoPlayComplete", "membership", "of-tomorrow"])(
    "of type %s are ignored",
    (type) => {
      expect(read(event({ type }))).toEqual({ ignored: { type, source: "user", mode: "active" } });
    },
  );

  it("in a chat that another channel holds are ignored, but for what is taken back or ended", () => {
    const standby = { mode: "standby" };
    expect(read({ ...message({ type: "text", text: "x" }), ...standby })).toHaveProperty("ignored");
    expect(read(event({ type: "unfollow", ...standby }))).toHaveProperty("incoming");
    expect(read(event({ type: "unsend", unsend: { messageId: "m" }, ...standby }))).toHaveProperty(
      "incoming",
    );
  });

  it("of any shape are read or ignored, never a fault", () => {
    const parts = {
      type: fc.constantFrom("message", "postback", "unsend", "follow", "x"),
      source: fc.anything(),
    };
    const whole = fc.record({
      ...parts,
      webhookEventId: fc.oneof(fc.string(), fc.anything()),
      timestamp: fc.oneof(fc.integer(), fc.anything()),
      message: fc.oneof(
        fc.record({
          type: fc.constantFrom("text", "image", "y"),
          text: fc.string(),
          emojis: fc.array(fc.record({ index: fc.double(), length: fc.double() })),
        }),
        fc.anything(),
      ),
      postback: fc.anything(),
      unsend: fc.anything(),
    });
    fc.assert(fc.property(fc.oneof(fc.anything(), whole), (raw) => void read(raw)));
  });
});
