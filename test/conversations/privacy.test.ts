import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { content } from "../../src/answers/compiled.ts";
import { greetWith } from "../../src/bot/replies.ts";
import { withPrivacyLink } from "../../src/conversation/privacy-link.ts";
import { forgetAtDesk } from "../../src/storage/desk/retention.ts";
import { DirectLineClient } from "../support/direct-line.ts";
import { conversationWith, deliveredTo, newUser, textEvent, webhook } from "../support/line.ts";
import { openTicket, store } from "../support/tickets.ts";

/** What other work on the machine may take. */
const WAIT = 15_000;
vi.setConfig({ testTimeout: 2 * WAIT });
const conversationOf = (id: string) => env.CONVERSATION.get(env.CONVERSATION.idFromName(id));
const textsOf = async (id: string) =>
  ((await conversationOf(id).history(0)) ?? []).filter(({ role }) => role === "user").map(({ text }) => text);

describe("a number that comes in pieces", () => {
  it("is masked in all of them, at the desk too, as soon as it is complete", async () => {
    const client = await DirectLineClient.open();
    await client.say("職員に相談する");
    await client.say("マイナンバーは8374です");
    await client.say("0196");
    const ticket = await vi.waitFor(async () => {
      const found = await store.tickets.newestOf(client.id);
      const texts = found ? (await store.messages.of(found.number)).map(({ text }) => text) : [];
      expect(texts).toContain("0196");
      return found;
    }, WAIT);
    await client.say("2520");
    const masked = ["マイナンバーは［個人番号］", "［個人番号］", "［個人番号］"];
    expect((await textsOf(client.id)).slice(-3)).toEqual(masked);
    await vi.waitFor(async () => {
      const texts = (await store.messages.of(ticket?.number ?? 0)).map(({ text }) => text);
      expect(texts.slice(-3)).toEqual(masked);
    }, WAIT);
    const { results } = await env.DB.prepare("SELECT last_message FROM tickets").all();
    expect(JSON.stringify(results)).not.toMatch(/8374|0196|2520/);
  });
});

describe("a PIN", () => {
  it("is masked in the message after the one that named it", async () => {
    const client = await DirectLineClient.open();
    await client.say("私の暗証番号は");
    const [notice] = await client.say("4649");
    expect(notice?.text).toContain("暗証番号のようなもの");
    expect((await textsOf(client.id)).at(-1)).toBe("［暗証番号］");
  });
});

describe("the record of a conversation", () => {
  it("goes at its user's wish, after asking, here and at the desk, and leaves an audit line without content", async () => {
    const client = await DirectLineClient.open();
    await client.say("職員に相談する");
    await client.say("祖母のことで困っています");
    await vi.waitFor(async () => {
      const ticket = await store.tickets.newestOf(client.id);
      expect(ticket && (await store.messages.of(ticket.number)).length).toBeGreaterThan(2);
    }, WAIT);
    const conversation = conversationOf(client.id);
    const link = (await conversation.transcriptPath())?.split("/").at(-1) ?? "";
    const [asked] = await client.say("記録を消してください");
    expect(asked?.suggestedActions?.actions.map(({ title }) => title)).toEqual([
      "はい、消します",
      "消しません",
    ]);
    await client.say("はい、消します");
    expect((await conversation.history(0))?.map(({ text }) => text)).toEqual([content.phrases.erased]);
    expect(await conversation.transcript(link)).toBeNull();
    await vi.waitFor(async () => expect(await store.tickets.newestOf(client.id)).toBeUndefined(), WAIT);
    const rows = async (sql: string) => (await env.DB.prepare(sql).bind(client.id).all()).results;
    await vi.waitFor(
      async () =>
        expect(await rows("select action, detail, person_id from audit where conversation_id = ?")).toEqual([
          { action: "data-deleted", detail: "user", person_id: null },
        ]),
      WAIT,
    );
    expect(await conversation.exported()).not.toContain("祖母");
    const [answer] = await client.say("資格確認書とは何ですか");
    expect(answer?.channelData?.outcome).toBe("answered");
  });

  it("goes up to the wish: what is said before it is carried out is answered", async () => {
    const client = await DirectLineClient.open();
    await client.say("祖母のことで困っています");
    await client.say("記録を消して");
    const conversation = conversationOf(client.id);
    const event = (text: string) => ({ id: text, kind: "text" as const, text, at: Date.now() });
    await Promise.all([
      conversation.receive(event("はい、消します")),
      conversation.receive(event("資格確認書とは何ですか")),
    ]);
    await conversation.settled();
    const said = (await conversation.history(0)) ?? [];
    expect(said.map(({ text }) => text).slice(0, 2)).toEqual([
      "資格確認書とは何ですか",
      content.phrases.erased,
    ]);
    expect(said.at(-1)?.activity?.channelData?.outcome).toBe("answered");
    expect(await conversation.exported()).not.toContain("祖母");
  });

  it("stays when the user thinks better of it, or asks something else", async () => {
    const client = await DirectLineClient.open();
    await client.say("カードをなくした");
    await client.say("記録を消して");
    const [kept] = await client.say("消しません");
    expect(kept?.text).toBe(content.phrases.notErased);
    await client.say("記録を消して");
    await client.say("資格確認書とは何ですか");
    await client.say("はい");
    expect((await textsOf(client.id))[0]).toBe("カードをなくした");
  });

  it("goes on LINE too, as on the web", async () => {
    const user = newUser();
    const conversation = await conversationWith(user);
    for (const text of ["祖母のことで困っています", "記録を消して", "はい、消します"]) {
      await webhook(textEvent(user, text));
      await conversation.settled();
    }
    expect((await conversation.history(0))?.map(({ text }) => text)).toEqual([content.phrases.erased]);
    expect(await conversation.exported()).not.toContain("祖母");
    await vi.waitFor(async () => {
      const delivered = (await deliveredTo(user)).flatMap(({ texts }) => texts);
      expect(delivered.at(-1)).toContain(content.phrases.erased);
    }, WAIT);
  });

  it.each([
    "今までの会話を全部消してほしい",
    "わたしが書いたことを削除してください",
    "ここまでのやりとりを消去したい",
  ])("is asked about in other words: %s", async (words) => {
    const client = await DirectLineClient.open();
    const [asked] = await client.say(words);
    expect(asked?.text).toBe(content.phrases.eraseAsk);
  });
});

describe("what grows old", () => {
  const DAY = 24 * 60 * 60 * 1000;

  it("goes by itself: first the old messages, then the whole conversation", async () => {
    const client = await DirectLineClient.open();
    await client.say("カードをなくした");
    const conversation = conversationOf(client.id);
    const { messages: days } = content.office.retention;
    const age = async (by: number) =>
      await runInDurableObject(conversation, (_, { storage }) => {
        storage.sql.exec("UPDATE messages SET at = at - ?", by);
        storage.sql.exec("UPDATE inbox SET received_at = received_at - ?", by);
      });
    await age((days - 1) * DAY);
    await client.say("暗証番号を忘れた");
    const count = async () => (await conversation.history(0))?.length ?? 0;
    const before = await count();
    await age(2 * DAY);
    await runDurableObjectAlarm(conversation);
    expect(await textsOf(client.id)).toEqual(["暗証番号を忘れた"]);
    expect(await count()).toBeLessThan(before);
    await age(days * DAY);
    await runDurableObjectAlarm(conversation);
    expect(await conversation.history(0)).toBeNull();
    const tables = await runInDurableObject(conversation, (_, { storage }) =>
      storage.sql.exec("SELECT name FROM sqlite_master WHERE name IN ('messages', 'inbox')").toArray(),
    );
    expect(tables).toEqual([]);
  });

  it("goes at the desk too, by kind, and what is still open stays", async () => {
    const now = Date.now();
    const { tickets, callbacks } = content.office.retention;
    const open = async (resolvedAt: number | null) => {
      const conversationId = crypto.randomUUID();
      const ticket = await openTicket({ conversationId, createdAt: now - 800 * DAY });
      const state = resolvedAt === null ? "waiting" : "resolved";
      const sql = "UPDATE tickets SET state = ?, resolved_at = ? WHERE number = ?";
      await env.DB.prepare(sql).bind(state, resolvedAt, ticket.number).run();
      await store.messages.add(ticket.number, [{ seq: 1, role: "user", text: "古い相談", at: now }]);
      return ticket;
    };
    const [old, young, unresolved] = await Promise.all([
      open(now - (tickets + 1) * DAY),
      open(now - (tickets - 1) * DAY),
      open(null),
    ]);
    await store.notes.keepCallback(unresolved.number, "09012345678", now - (callbacks + 1) * DAY);
    const forgotten = await forgetAtDesk(env.DB, content.office.retention, now);
    expect(forgotten).toMatchObject({ tickets: 1, callbacks: 1 });
    expect(await store.tickets.get(old.id)).toBeUndefined();
    expect(await store.messages.of(old.number)).toEqual([]);
    expect(await store.tickets.get(young.id)).toBeDefined();
    expect(await store.tickets.get(unresolved.id)).toBeDefined();
    expect(await store.notes.callback(unresolved.number)).toBeUndefined();
    expect((await forgetAtDesk(env.DB, content.office.retention, now)).tickets).toBe(0);
  });
});

describe("the privacy notice", () => {
  it("says how long things are kept, from office.yaml, and is linked from the chat", async () => {
    const get = async (path: string) =>
      await (await exports.default.fetch(`http://madoguchi.test${path}`)).text();
    const notice = await get("/privacy");
    const { messages, tickets, callbacks, feedback } = content.office.retention;
    for (const days of [messages, tickets, callbacks, feedback]) expect(notice).toContain(`${days}日`);
    expect(notice).not.toMatch(/[{}]/);
    expect(await get("/")).toContain('href="/privacy"');
  });

  it("says the same facts in easy Japanese and in English, part by part", async () => {
    const { usual, easy, english } = content.privacyNotices;
    const facts = ({ parts }: typeof usual) =>
      parts.map(({ words }) => words.map((sentence) => sentence.match(/\{\w+\}|［.*?］|「記録を消して」/g)));
    expect(facts(easy)).toEqual(facts(usual));
    expect(facts(english)).toEqual(facts(usual));
    for (const [path, lang] of [
      ["/privacy/easy", "ja"],
      ["/privacy/en", "en"],
    ]) {
      const page = await (await exports.default.fetch(`http://madoguchi.test${path}`)).text();
      expect(page).toContain(`<html lang="${lang}"`);
      expect(page).not.toMatch(/[{}]/);
      expect(page).toContain('href="/privacy?as=written"');
    }
  });

  it("opens in English for who reads the pages in English, who may still read it as it is written", async () => {
    const as = async (path: string) =>
      await exports.default.fetch(`http://madoguchi.test${path}`, {
        headers: { cookie: "view=language%3Den" },
        redirect: "manual",
      });
    expect((await as("/privacy")).headers.get("location")).toBe("/privacy/en");
    expect((await as("/privacy?as=written")).status).toBe(200);
  });

  it("is named to who adds the bot on LINE, where its address is known", () => {
    const [greeting] = withPrivacyLink(
      [greetWith(content.phrases, content.phrases.greetingOnLine)],
      "https://madoguchi.example.jp",
    );
    expect(greeting?.text).toContain("。https://madoguchi.example.jp/privacy\n");
    const [without] = withPrivacyLink(
      [greetWith(content.phrases, content.phrases.greetingOnLine)],
      undefined,
    );
    expect(without?.text).not.toMatch(/[{}]|次のページ/);
  });
});
