import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { issueToken } from "../../src/channels/web/tokens.ts";
import { redact } from "../../src/privacy/redact.ts";
import { ConversationDatabase } from "../../src/storage/conversation/database.ts";
import { call, DirectLineClient, openStream, type Session, Stream } from "../support/direct-line.ts";
import { FormVisitor } from "../support/web.ts";

const stubOf = ({ id }: DirectLineClient) => env.CONVERSATION.get(env.CONVERSATION.idFromName(id));

const say = (client: DirectLineClient, text: string) => client.post({ type: "message", text });

describe("a stream", () => {
  it("begins with the greeting, then brings what is said as it is said", async () => {
    const client = await DirectLineClient.open();
    const stream = await Stream.open(client.streamUrl);
    expect((await stream.texts(1))[0]).toContain("まどぐち");
    await say(client, "カードをなくしました");
    const [, said, answer] = await stream.texts(3);
    expect(said).toBe("カードをなくしました");
    expect(answer).toContain("0120-95-0178");
  });

  it("shows that an answer is being written, before the answer and without moving the watermark", async () => {
    const client = await DirectLineClient.open();
    const stream = await Stream.open(client.streamUrl);
    await say(client, "暗証番号を忘れました");
    await stream.texts(3);
    const types = stream.received.map(({ type, from }) => `${from.role} ${type}`);
    expect(types.slice(0, 4)).toEqual(["bot message", "user message", "bot typing", "bot message"]);
    const polled = await client.receive();
    expect(polled.map(({ type }) => type)).not.toContain("typing");
  });

  it("gives the same activities as polling does, choices and citations included", async () => {
    const client = await DirectLineClient.open();
    const stream = await Stream.open(client.streamUrl);
    await client.say("暗証番号の再設定は、どこの窓口でできますか");
    await stream.texts(3);
    const path = `/conversations/${client.id}/activities`;
    const polled = await (await call("GET", path, client.token)).json();
    const activities = stream.received.filter(({ type }) => type === "message");
    expect({ activities, watermark: stream.watermark }).toEqual(polled);
    expect(activities[0]?.suggestedActions?.actions).not.toEqual([]);
    expect(activities.at(-1)?.entities?.[0]?.citation).not.toEqual([]);
  });

  it("lasts through an eviction: nothing is missed, nothing comes twice", async () => {
    const client = await DirectLineClient.open();
    const stream = await Stream.open(client.streamUrl);
    await stream.texts(1);
    const expected: string[] = [];
    for (const text of ["こんにちは", "カードの申請は郵送でできますか", "ありがとう"]) {
      await evictDurableObject(stubOf(client));
      await client.say(text);
      expected.push(text);
    }
    await stream.texts(7);
    const seqs = stream.received.filter(({ type }) => type === "message").map(({ id }) => id);
    expect(seqs).toEqual([...new Set(seqs)].toSorted());
    expect(stream.received.filter(({ from }) => from.role === "user").map(({ text }) => text)).toEqual(
      expected,
    );
  });

  it("begins after the watermark when a client comes back, with a new token and a new address", async () => {
    const client = await DirectLineClient.open();
    const first = await Stream.open(client.streamUrl);
    await first.texts(1);
    first.close();
    await client.say("カードをなくしました");
    const path = `/conversations/${client.id}?watermark=${first.watermark}`;
    const answer = await call("GET", path, client.token);
    expect(answer.status).toBe(200);
    const session = await answer.json<Session>();
    expect(session).toMatchObject({ conversationId: client.id, expires_in: 1800 });
    const second = await Stream.open(session.streamUrl);
    expect((await second.texts(2))[0]).toBe("カードをなくしました");
    expect((await call("GET", `/conversations/${client.id}/activities`, session.token)).status).toBe(200);
  });

  it("brings what anybody appends, also what no client asked for", async () => {
    const client = await DirectLineClient.open();
    const [one, other] = [await Stream.open(client.streamUrl), await Stream.open(client.streamUrl)];
    await runInDurableObject(stubOf(client), async (conversation) => {
      await conversation.receive({ id: "from-elsewhere", kind: "text", text: "ありがとう", at: Date.now() });
    });
    expect(await one.texts(3)).toEqual(await other.texts(3));
  });

  it("hears of a message after its transaction, and of none that was rolled back", async () => {
    const client = await DirectLineClient.open();
    await runInDurableObject(stubOf(client), async (_, state) => {
      const found: number[] = [];
      const database = new ConversationDatabase(state.storage, () =>
        found.push(database.messagesAfter(1).length),
      );
      const append = () => database.append({ role: "bot", text: redact("x").text, eventId: "e", at: 1 });
      const failing = () =>
        database.atomically(() => {
          append();
          throw new Error("full");
        });
      expect(failing).toThrow("full");
      await Promise.resolve();
      expect(found).toEqual([0]);
      database.atomically(() => {
        append();
        append();
      });
      await Promise.resolve();
      expect(found).toEqual([0, 2, 2]);
    });
  });

  it("answers a ping with nothing that a client has to read, and ignores words", async () => {
    const client = await DirectLineClient.open();
    const stream = await Stream.open(client.streamUrl);
    await stream.texts(1);
    stream.ping();
    await client.say("こんにちは");
    await stream.texts(3);
    expect(stream.closed).toBeUndefined();
  });

  it("closes the oldest when one conversation is followed more than twenty times", async () => {
    const client = await DirectLineClient.open();
    const streams: Stream[] = [];
    for (let i = 0; i < 22; i++) streams.push(await Stream.open(client.streamUrl));
    await client.say("こんにちは");
    await streams[21]?.texts(3);
    expect(streams.map(({ closed }) => closed).filter(Boolean)).toEqual([1008, 1008]);
    expect(streams.slice(0, 2).every(({ closed }) => closed === 1008)).toBe(true);
  });
});

describe("the chat page's own stream", () => {
  const live = (cookie: string, origin: string, watermark = "1") =>
    exports.default.fetch(`http://madoguchi.test/live?watermark=${watermark}`, {
      headers: { upgrade: "websocket", cookie, origin },
    });

  it("brings what the page lacks to its own cookie, and to no other page", async () => {
    const visitor = new FormVisitor();
    await visitor.get();
    await visitor.say("カードをなくしました");
    const answer = await live(visitor.cookie, "http://madoguchi.test");
    if (!answer.webSocket) throw new Error(`no stream: ${answer.status}`);
    const texts = await new Stream(answer.webSocket).texts(2);
    expect(texts[0]).toBe("カードをなくしました");
    expect((await live(visitor.cookie, "https://elsewhere.example")).status).toBe(403);
    expect((await live(visitor.cookie, "http://madoguchi.test", "x")).status).toBe(400);
    expect((await live("", "http://madoguchi.test")).status).toBe(404);
  });
});

describe("the address of a stream", () => {
  const secrets = ["a-session-secret-that-only-the-tests-use"] as const;

  it("opens nothing but the stream, and the token of a conversation is no key to its stream", async () => {
    const client = await DirectLineClient.open();
    const url = new URL(client.streamUrl);
    const streamToken = url.searchParams.get("t") ?? "";
    expect((await call("GET", `/conversations/${client.id}/activities`, streamToken)).status).toBe(403);
    url.searchParams.set("t", client.token);
    expect((await openStream(url.href)).status).toBe(403);
  });

  it("is good for a minute and for one conversation that was started", async () => {
    const client = await DirectLineClient.open();
    const url = new URL(client.streamUrl);
    url.searchParams.set("t", await issueToken(client.id, "stream", secrets, Date.now() - 61_000));
    expect((await openStream(url.href)).status).toBe(403);
    url.searchParams.set("t", await issueToken("another", "stream", secrets, Date.now()));
    expect((await openStream(url.href)).status).toBe(403);
    url.pathname = "/v3/directline/conversations/never-started/stream";
    url.searchParams.set("t", await issueToken("never-started", "stream", secrets, Date.now()));
    expect((await openStream(url.href)).status).toBe(404);
  });

  it("is refused to who does not ask for a WebSocket", async () => {
    const client = await DirectLineClient.open();
    const { pathname, search } = new URL(client.streamUrl);
    const response = await call("GET", `${pathname.replace("/v3/directline", "")}${search}`);
    expect(response.status).toBe(426);
  });
});
