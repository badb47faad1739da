import { describe, expect, it } from "vitest";
import { call, cited, DirectLineClient } from "../support/direct-line.ts";

describe("a client of Direct Line", () => {
  it("finds the greeting before its first turn", async () => {
    const client = await DirectLineClient.open();
    const [greeting, ...others] = await client.receive();
    expect(greeting?.text).toContain("まどぐち");
    expect(greeting?.from.role).toBe("bot");
    expect(others).toEqual([]);
  });

  it("gets the answer with its outcome and citations, the main section first", async () => {
    const client = await DirectLineClient.open();
    const [reply] = await client.say("暗証番号の再設定は、どこの窓口でできますか");
    expect(reply?.channelData?.outcome).toBe("answered");
    expect(reply && cited(reply)[0]).toBe("8.5");
    expect(reply?.text).toContain("市区町村");
  });

  it("gets each activity once by its watermark", async () => {
    const client = await DirectLineClient.open();
    await client.say("カードをなくしました");
    expect(await client.receive()).toEqual([]);
  });

  it("finds its own message back with its id, in the order of what was said", async () => {
    const client = await DirectLineClient.open();
    const posted = await client.post({
      type: "message",
      text: "こんにちは",
      channelData: { clientActivityID: "c1" },
    });
    const { id } = await posted.json<{ id: string }>();
    const activities = await client.receive();
    expect(activities[1]).toMatchObject({ id, text: "こんにちは", channelData: { clientActivityID: "c1" } });
    const ids = activities.map((activity) => activity.id);
    expect(ids).toEqual(ids.toSorted());
  });

  it("may leave fields null, as some clients do", async () => {
    const client = await DirectLineClient.open();
    const activity = { type: "message", text: "カードをなくしました", attachments: null, channelData: null };
    expect((await client.post(activity)).status).toBe(200);
  });

  it("makes one message of the same clientActivityID sent twice", async () => {
    const client = await DirectLineClient.open();
    const activity = {
      type: "message",
      text: "カードをなくしました",
      channelData: { clientActivityID: "again" },
    };
    const first = await (await client.post(activity)).json();
    const second = await (await client.post(activity)).json();
    expect(second).toEqual(first);
    const said = (await client.receive()).filter(({ from }) => from.role === "user");
    expect(said).toHaveLength(1);
  });
});

describe("bad input to Direct Line", () => {
  it("is refused without a token, with a token that is not ours, and with another conversation's", async () => {
    const [one, other] = [await DirectLineClient.open(), await DirectLineClient.open()];
    const path = `/conversations/${one.id}/activities`;
    expect((await call("GET", path)).status).toBe(401);
    expect((await call("GET", path, "not-a-token")).status).toBe(403);
    expect((await call("GET", path, other.token)).status).toBe(403);
  });

  it("gets 404 for a conversation that was never started", async () => {
    const { token, conversationId } = await (await call("POST", "/tokens/generate")).json<
      Record<string, string>
    >();
    const path = `/conversations/${conversationId}/activities`;
    expect((await call("GET", path, token)).status).toBe(404);
    expect((await call("POST", path, token, `{"type":"message","text":"x"}`)).status).toBe(404);
  });

  it.each([
    ["no JSON", "{", "BadSyntax"],
    ["an empty body", "", "BadSyntax"],
    ["no object", "[]", "BadArgument"],
    ["no type", `{"text":"x"}`, "BadArgument"],
    ["a text that is no text", `{"type":"message","text":1}`, "BadArgument"],
    ["a message without text", `{"type":"message"}`, "MissingProperty"],
    [
      "a client id that a person wrote",
      `{"type":"message","text":"x","channelData":{"clientActivityID":"私の番号"}}`,
      "BadArgument",
    ],
    [
      "a text of 5,001 characters",
      JSON.stringify({ type: "message", text: "あ".repeat(5001) }),
      "BadArgument",
    ],
  ])("gets 400 with the reason for %s, and nothing is stored", async (_, body, code) => {
    const client = await DirectLineClient.open();
    const response = await call("POST", `/conversations/${client.id}/activities`, client.token, body);
    expect(response.status).toBe(400);
    const { error } = await response.json<{ error: { code: string; message: string } }>();
    expect(error.code).toBe(code);
    expect(error.message).not.toBe("");
    expect(await client.receive()).toHaveLength(1);
  });

  it.each(["abc", "0x10", "1e3", "-1", "%20"])("gets 400 for the watermark %s", async (watermark) => {
    const client = await DirectLineClient.open();
    const path = `/conversations/${client.id}/activities?watermark=${watermark}`;
    expect((await call("GET", path, client.token)).status).toBe(400);
  });

  it("gets 404 as JSON for a path that is not there", async () => {
    const response = await call("POST", "/nowhere", undefined, "{}");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: "NotFound" } });
  });

  it("gets 413 for a body over 64 KiB", async () => {
    const client = await DirectLineClient.open();
    const body = JSON.stringify({ type: "message", text: "x", junk: "x".repeat(70_000) });
    expect((await call("POST", `/conversations/${client.id}/activities`, client.token, body)).status).toBe(
      413,
    );
  });

  it.each([
    ["nothing but spaces", "   "],
    ["5,000 characters", "あいうえお".repeat(1000)],
    ["one emoji", "🍣"],
    ["punctuation", "？？？？"],
    ["control characters", "\u0000\u0007\u001b[31m"],
    ["a lone surrogate", "カード\ud800"],
    ["stacked accents", `a${"\u0301".repeat(4000)}`],
    ["2,000 equal katakana", "ア".repeat(2000)],
    ["another script", "Здравствуйте, помогите"],
    ["a script tag", "<script>alert(1)</script>"],
  ])("makes a kind reply of %s", async (_, text) => {
    const client = await DirectLineClient.open();
    const replies = await client.say(text);
    expect(replies.at(-1)?.channelData?.outcome).toBeDefined();
    expect(replies.at(-1)?.text).not.toBe("");
  });
});
