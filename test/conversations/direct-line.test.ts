import { exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { issueToken } from "../../src/channels/web/tokens.ts";
import { call, cited, DirectLineClient, type Received, type Session } from "../support/direct-line.ts";

const SECRET = "a-session-secret-that-only-the-tests-use";

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

describe("a token of Direct Line", () => {
  it("is changed for a new one while it is good", async () => {
    const client = await DirectLineClient.open();
    const answer = await call("POST", "/tokens/refresh", client.token);
    const fresh = await answer.json<Session>();
    expect(fresh).toMatchObject({ conversationId: client.id, expires_in: 1800 });
    expect((await call("GET", `/conversations/${client.id}/activities`, fresh.token)).status).toBe(200);
  });

  it("is no more than that after 30 minutes", async () => {
    const { id } = await DirectLineClient.open();
    const old = await issueToken(id, "conversation", [SECRET], Date.now() - 30 * 60_000);
    for (const [method, path] of [
      ["POST", "/tokens/refresh"],
      ["POST", "/conversations"],
      ["GET", `/conversations/${id}`],
      ["GET", `/conversations/${id}/activities`],
      ["POST", `/conversations/${id}/activities`],
      ["POST", `/conversations/${id}/upload`],
    ] as const) {
      const answer = await call(method, path, old);
      expect(answer.status, `${method} ${path}`).toBe(403);
      expect(await answer.json()).toMatchObject({ error: { code: "TokenExpired" } });
    }
    const young = await issueToken(id, "conversation", [SECRET], Date.now() - 29 * 60_000);
    expect((await call("GET", `/conversations/${id}/activities`, young)).status).toBe(200);
  });

  it("is good while its secret is the previous one, and new ones are signed with the present", async () => {
    const { id } = await DirectLineClient.open();
    const path = `/conversations/${id}/activities`;
    const before = await issueToken(id, "conversation", ["the-session-secret-before-this-one"], Date.now());
    expect((await call("GET", path, before)).status).toBe(200);
    const foreign = await issueToken(
      id,
      "conversation",
      ["a-secret-that-was-never-the-product's"],
      Date.now(),
    );
    expect((await call("GET", path, foreign)).status).toBe(403);
    const { token } = await (await call("POST", "/tokens/refresh", before)).json<Session>();
    expect(token).not.toBe(before);
    expect((await call("GET", path, token)).status).toBe(200);
  });

  it("starts its conversation once: 201, then 200 with the same one", async () => {
    const { token } = await (await call("POST", "/tokens/generate")).json<Session>();
    const first = await call("POST", "/conversations", token, `{"user":{"id":"dl_1"},"locale":"ja-JP"}`);
    const second = await call("POST", "/conversations", token);
    expect([first.status, second.status]).toEqual([201, 200]);
    const [one, other] = [await first.json<Session>(), await second.json<Session>()];
    expect(other.conversationId).toBe(one.conversationId);
    const set = await (await call("GET", `/conversations/${one.conversationId}/activities`, token)).json();
    expect(set).toMatchObject({ activities: [{ type: "message" }], watermark: "1" });
  });
});

describe("a file", () => {
  const photograph = new Uint8Array(3_000_000).fill(7);

  async function upload(client: DirectLineClient, activity: string | undefined): Promise<Response> {
    const form = new FormData();
    if (activity !== undefined) {
      form.append("activity", new Blob([activity], { type: "application/vnd.microsoft.activity" }));
    }
    form.append("file", new Blob([photograph], { type: "image/jpeg" }), "card.jpg");
    return await exports.default.fetch(
      `http://madoguchi.test/v3/directline/conversations/${client.id}/upload?userId=me`,
      { method: "POST", headers: { authorization: `Bearer ${client.token}` }, body: form },
    );
  }

  /** Turns follow the answer to the post. */
  async function heard(client: DirectLineClient, count: number): Promise<Received[]> {
    const activities: Received[] = [];
    await vi.waitFor(async () => {
      activities.push(...(await client.receive()));
      expect(activities.length).toBeGreaterThanOrEqual(count);
    }, 5000);
    return activities;
  }

  it("is not taken, and the bot says why and asks for words", async () => {
    const client = await DirectLineClient.open();
    await client.receive();
    const posted = await upload(client, `{"type":"message","channelData":{"clientActivityID":"f1"}}`);
    expect(posted.status).toBe(200);
    const { id } = await posted.json<{ id: string }>();
    const [own, reply] = await heard(client, 2);
    expect(own).toMatchObject({ id, channelData: { clientActivityID: "f1" } });
    expect(reply?.text).toContain("写真");
  });

  it("does not take the words with it that came beside it", async () => {
    const client = await DirectLineClient.open();
    await client.receive();
    const activity = `{"type":"message","text":"カードをなくしました","channelData":{"clientActivityID":"f2"}}`;
    const [once, again] = [await upload(client, activity), await upload(client, activity)];
    expect(await again.json()).toEqual(await once.json());
    const activities = await heard(client, 4);
    const texts = activities.map(({ text }) => text);
    expect(texts.filter((text) => text === "カードをなくしました")).toHaveLength(1);
    expect(activities.at(-1)?.text).toContain("0120-95-0178");
    expect(activities.some(({ from, text }) => from.role === "bot" && text.includes("写真"))).toBe(true);
  });

  it("alone, or with something before it that is no activity, is answered too", async () => {
    const client = await DirectLineClient.open();
    expect((await upload(client, undefined)).status).toBe(200);
    expect((await upload(client, "{")).status).toBe(400);
    const path = `/conversations/${client.id}/upload`;
    expect((await call("POST", path, client.token)).status).toBe(200);
    expect((await call("POST", path, client.token, "not a form")).status).toBe(200);
  });
});

describe("a page on another host", () => {
  const cross = (method: string, path: string, headers: HeadersInit) =>
    exports.default.fetch(`http://madoguchi.test/v3/directline${path}`, {
      method,
      headers: { origin: "https://city.example.jp", ...headers },
    });

  it("may call Direct Line: the browser's question is answered for what the official client sends", async () => {
    const asked = "authorization,content-type,x-ms-bot-agent,x-requested-with";
    const answer = await cross("OPTIONS", "/conversations", {
      "access-control-request-method": "POST",
      "access-control-request-headers": asked,
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    const allowed = answer.headers.get("access-control-allow-headers")?.toLowerCase().split(",");
    expect(allowed).toEqual(expect.arrayContaining(asked.split(",")));
  });

  it("can read errors too", async () => {
    const answer = await cross("POST", "/tokens/refresh", { authorization: "Bearer x" });
    expect(answer.status).toBe(403);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
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
