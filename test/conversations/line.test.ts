import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { lineConversationId } from "../../src/channels/line/conversation-id.ts";
import { createDeliveryFailures } from "../../src/storage/desk/delivery-failures.ts";
import { conversationWith, deliveredTo, fault, newUser, textEvent, webhook } from "../support/line.ts";
import { signed } from "../support/line-signature.ts";

/** Waits until LINE has delivered this many replies to a user, or by a reply token. */
async function delivered(count: number, who: string, timeout = 5000) {
  await vi.waitFor(async () => expect(await deliveredTo(who)).toHaveLength(count), timeout);
  return await deliveredTo(who);
}

describe("a resident on LINE", () => {
  it("gets the manual's answer by the free reply, with the section it stands in", async () => {
    const user = newUser();
    const response = await webhook(textEvent(user, "マイナカードなくしちゃった", { replyToken: "lost" }));
    expect(response.status).toBe(200);
    const [reply] = await delivered(1, user);
    expect(reply?.via).toBe("reply");
    expect(reply?.texts.join()).toContain("0120-95-0178");
    expect(reply?.texts.join()).toContain("第８ 紛失した場合");
  });

  it("gets the whole answer after asking for more", async () => {
    const user = newUser();
    await webhook(textEvent(user, "資格確認書とは何ですか", { replyToken: "short" }));
    const [short] = await delivered(1, "short");
    await webhook(textEvent(user, "くわしく", { replyToken: "more" }));
    const [more] = await delivered(1, "more");
    expect(more?.texts.join().length).toBeGreaterThan(short?.texts.join().length ?? 0);
  });

  it("is led through a lost card to the summary, and comes back to tick what is done", async () => {
    const user = newUser();
    let turn = 0;
    const say = async (text: string) => {
      const replyToken = `flow-${++turn}`;
      await webhook(textEvent(user, text, { replyToken }));
      return (await delivered(1, replyToken))[0]?.texts.join("\n") ?? "";
    };
    expect(await say("カードをなくしました")).toContain("0120-95-0178");
    await say("マイナンバーカード");
    await say("できました");
    await say("自分のもの");
    await say("まだです");
    const summary = await say("まだです");
    expect(summary).toMatch(/1\. 電話で止める（できました）[\s\S]*2\. 警察に届ける[\s\S]*3\. 市区町村/);
    expect(summary).toContain("手引き 第８ 紛失した場合");
    expect(await say("続きをする")).toContain("警察");
  });

  it("may type the number before a choice, where there is nothing to tap", async () => {
    const user = newUser();
    await webhook(textEvent(user, "資格確認書とは何ですか", { replyToken: "numbers" }));
    const [short] = await delivered(1, "numbers");
    expect(short?.texts.at(-1)).toMatch(/\n1\. くわしく\n2\. /);
    await webhook(textEvent(user, "１", { replyToken: "number-one" }));
    const [more] = await delivered(1, "number-one");
    expect(more?.texts.join().length).toBeGreaterThan(short?.texts.join().length ?? 0);
    const said = (await (await conversationWith(user)).history(0))?.filter(({ role }) => role === "user");
    expect(said?.map(({ text }) => text)).toEqual(["資格確認書とは何ですか", "１"]);
  });

  it("is told at once what was masked and how to take it back", async () => {
    await webhook(textEvent(newUser(), "番号は123456789018です。カードをなくした", { replyToken: "masked" }));
    const [reply] = await delivered(1, "masked");
    expect(reply?.texts[0]).toContain("マイナンバーのようなもの");
    expect(reply?.texts[0]).toContain("送信取消");
    expect(reply?.texts[1]).toContain("0120-95-0178");
  });

  it("gets one reply to an event that LINE sends twice, also after the object was evicted", async () => {
    const user = newUser();
    const event = textEvent(user, "暗証番号を忘れました", { replyToken: "twice" });
    await webhook(event, event);
    await delivered(1, user);
    await evictDurableObject(await conversationWith(user));
    expect((await webhook(event)).status).toBe(200);
    await webhook(textEvent(user, "ありがとう", { replyToken: "after" }));
    await delivered(1, "after");
    expect((await deliveredTo(user)).map(({ replyToken }) => replyToken)).toEqual(["twice", "after"]);
  });

  it("gets answers in the order of the questions", async () => {
    const user = newUser();
    await webhook(
      textEvent(user, "カードをなくしました", { replyToken: "first" }),
      textEvent(user, "職員と話したい", { replyToken: "second" }),
    );
    const replies = await delivered(2, user);
    expect(replies.map(({ replyToken }) => replyToken)).toEqual(["first", "second"]);
  });
});

describe("when LINE does not take the reply", () => {
  it("pushes instead of a reply token that has expired", async () => {
    const user = newUser();
    await webhook(textEvent(user, "カードをなくしました", { replyToken: "expired-1" }));
    const [push] = await delivered(1, user);
    expect(push).toMatchObject({ via: "push", to: user });
  });

  it("tries again after an error and delivers once", async () => {
    const user = newUser();
    await fault({ to: user, kind: "refuse", status: 500 });
    await webhook(textEvent(user, "カードをなくしました", { replyToken: "refused" }));
    expect(await delivered(1, user)).toMatchObject([{ via: "reply" }]);
  });

  it("does not take a reply for delivered that LINE had refused for too many requests", async () => {
    const user = newUser();
    await fault({ to: user, kind: "refuse", status: 429 });
    await fault({ to: user, kind: "refuse", status: 400 });
    await webhook(textEvent(user, "カードをなくしました", { replyToken: "too-many" }));
    expect(await delivered(1, user)).toMatchObject([{ via: "push" }]);
  });

  it("waits while the access token is being changed", async () => {
    const user = newUser();
    await fault({ to: user, kind: "refuse", status: 401 });
    await webhook(textEvent(user, "カードをなくしました", { replyToken: "unauthorised" }));
    expect(await delivered(1, user)).toMatchObject([{ via: "reply" }]);
  });

  it("answers a new question at once while an older answer waits for another try", async () => {
    const user = newUser();
    await fault({ to: user, kind: "refuse", status: 503 });
    await fault({ to: user, kind: "refuse", status: 503 });
    await webhook(textEvent(user, "カードをなくしました", { replyToken: "slow" }));
    await vi.waitFor(async () => expect(await outboxOf(user)).toMatchObject([{ last_error: "line-503" }]));
    await webhook(textEvent(user, "暗証番号を忘れました", { replyToken: "quick-refused" }));
    await vi.waitFor(async () => expect(await outboxOf(user)).toHaveLength(2));
    await webhook(textEvent(user, "ありがとう", { replyToken: "quick" }));
    expect((await delivered(1, "quick"))[0]?.via).toBe("reply");
    await delivered(3, user);
  });

  it("takes a reply for delivered whose token is spent when its answer was lost", async () => {
    const user = newUser();
    await fault({ to: user, kind: "lose-answer", status: 500 });
    await webhook(textEvent(user, "カードをなくしました", { replyToken: "answer-lost" }));
    await vi.waitFor(async () => expect(await outboxOf(user)).toMatchObject([{ state: "delivered" }]), 6000);
    expect(await deliveredTo(user)).toHaveLength(1);
  });

  it("pushes under the same retry key until LINE has it, which delivers once", async () => {
    const user = newUser();
    await fault({ to: user, kind: "lose-answer", status: 503 });
    await webhook(textEvent(user, "カードをなくしました", { replyToken: "expired-2" }));
    await vi.waitFor(async () => expect(await outboxOf(user)).toMatchObject([{ state: "delivered" }]), 6000);
    expect(await deliveredTo(user)).toMatchObject([{ via: "push" }]);
  });

  it("gives up when LINE forbids to send to this user, and the desk sees it", async () => {
    const user = newUser();
    await fault({ to: user, kind: "refuse", status: 403 });
    await webhook(textEvent(user, "カードをなくしました", { replyToken: "expired-3" }));
    await vi.waitFor(async () =>
      expect(await outboxOf(user)).toMatchObject([{ state: "failed", last_error: "line-403" }]),
    );
    await vi.waitFor(async () => expect(await failuresOf(user)).toMatchObject([{ code: "line-403" }]));
  });
});

describe("the webhook", () => {
  it("says 200 at once while LINE keeps an earlier answer hanging", async () => {
    const user = newUser();
    await fault({ to: user, kind: "hang" });
    await webhook(textEvent(user, "カードをなくしました"));
    await vi.waitFor(async () => expect(await deliveredTo(user)).toHaveLength(1));
    expect(await milliseconds(() => webhook(textEvent(user, "暗証番号を忘れました")))).toBeLessThan(2000);
  });

  it("says 200 within two seconds to a long batch of long messages, and answers each once, in order", async () => {
    const user = newUser();
    const texts = Array.from({ length: 15 }, (_, i) => `${i} ${"カードをなくしたのですが、".repeat(100)}`);
    const events = texts.map((text) => textEvent(user, text));
    expect(await milliseconds(() => webhook(...events))).toBeLessThan(2000);
    const replies = await delivered(15, user, 20_000);
    expect(replies.map(({ eventId }) => eventId)).toEqual(events.map(({ webhookEventId }) => webhookEventId));
  }, 30_000);

  it("says 200 to LINE's verification, which has no events", async () => {
    expect((await webhook()).status).toBe(200);
  });

  it("refuses a wrong or missing signature and stores nothing", async () => {
    const user = newUser();
    const body = JSON.stringify({ destination: "Ubot", events: [textEvent(user, "カード")] });
    for (const signature of ["", "x", await signed(body, "another secret"), await signed(`${body} `)]) {
      const headers = { "x-line-signature": signature };
      const response = await exports.default.fetch("http://madoguchi.test/line/webhook", {
        method: "POST",
        headers,
        body,
      });
      expect(response.status).toBe(401);
    }
    expect(await (await conversationWith(user)).history(0)).toBeNull();
  });

  it("leaves chats alone that another channel holds", async () => {
    const user = newUser();
    expect((await webhook(textEvent(user, "カード", { mode: "standby" }))).status).toBe(200);
    expect(await (await conversationWith(user)).history(0)).toBeNull();
  });

  it("takes the other events when one cannot be read, and fields that are null", async () => {
    const user = newUser();
    const unreadable = { type: "message", source: { type: "user", userId: user } };
    const event = textEvent(user, "カードをなくしました", {
      replyToken: "beside",
      deliveryContext: null,
      mode: null,
    });
    expect((await webhook(unreadable, event, 1, null)).status).toBe(200);
    await delivered(1, "beside");
  });

  it.each([
    ["no JSON", "{"],
    ["no events", "{}"],
    ["events that are no list", `{"events":1}`],
  ])("says 400 to a signed body with %s", async (_, body) => {
    const headers = { "x-line-signature": await signed(body) };
    const request = { method: "POST", headers, body };
    expect((await exports.default.fetch("http://madoguchi.test/line/webhook", request)).status).toBe(400);
  });

  it("says 413 to a body over a mebibyte", async () => {
    const request = {
      method: "POST",
      headers: { "x-line-signature": "x" },
      body: "x".repeat(1024 * 1024 + 1),
    };
    expect((await exports.default.fetch("http://madoguchi.test/line/webhook", request)).status).toBe(413);
  });

  it("keeps LINE's user id out of the conversation's id", async () => {
    const user = newUser();
    const id = await lineConversationId(user);
    expect(id).toMatch(/^[\w-]{22}$/);
    expect(id).not.toContain(user.slice(1));
    expect(await lineConversationId(user)).toBe(id);
    expect(env.CONVERSATION.idFromName(id).toString()).not.toContain(user);
  });
});

async function milliseconds(work: () => Promise<Response>): Promise<number> {
  const before = performance.now();
  expect((await work()).status).toBe(200);
  return performance.now() - before;
}

async function failuresOf(user: string) {
  const id = await lineConversationId(user);
  const all = await createDeliveryFailures(env.DB).newest(100);
  return all.filter(({ conversationId }) => conversationId === id);
}

async function outboxOf(user: string) {
  return await runInDurableObject(await conversationWith(user), (_, state) =>
    state.storage.sql.exec("SELECT kind, state, last_error FROM outbox WHERE kind = 'line'").toArray(),
  );
}
