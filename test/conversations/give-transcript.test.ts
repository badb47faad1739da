import { env, exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { content, pages } from "../../src/answers/compiled.ts";
import { DirectLineClient } from "../support/direct-line.ts";
import { conversationWith, deliveredTo, newUser, textEvent, webhook } from "../support/line.ts";
import { store } from "../support/tickets.ts";

const { phrases } = content;
const settled = async (user: string) => await (await conversationWith(user)).settled();
const textsTo = async (user: string) => (await deliveredTo(user)).flatMap(({ texts }) => texts);
const HOST = "http://madoguchi.test";

describe("on the web, 「会話を印刷」", () => {
  it("gives the link, in the text and to tap, and works whatever else is going on", async () => {
    const client = await DirectLineClient.open();
    await client.say("カードをなくした");
    const [reply] = await client.say("会話を印刷");
    const path = /\/transcripts\/[\w-]+\/[\w-]+/.exec(reply?.text ?? "")?.[0] ?? "";
    expect(reply?.channelData).toMatchObject({ outcome: "answered", transcript: true });
    expect(reply?.attachments?.[0]?.content).toContain(`<a href="${path}" target="_blank" rel="noopener">`);
    const page = await (await exports.default.fetch(`${HOST}${path}/kiroku.txt`)).text();
    expect(page).toContain("カードをなくした");
    expect(page).not.toContain("/transcripts/");
  });

  it("gives the link too while a person has the conversation, and the person sees the wish", async () => {
    const client = await DirectLineClient.open();
    await client.say("会話を印刷");
    await client.say("職員と直接話したいです");
    for (const before of ["電話番号を残す", "よろしくお願いします"]) {
      await client.say(before);
      const replies = await client.say("会話を印刷");
      expect(replies).toHaveLength(1);
      expect(replies[0]?.text).toMatch(/\/transcripts\/[\w-]+\/[\w-]+/);
      expect(replies[0]?.suggestedActions?.actions.map(({ title }) => title)).toContain("ボットに戻る");
    }
    const ticket = await vi.waitFor(
      async () => (await store.tickets.newestOf(client.id)) ?? expect.fail("no ticket"),
    );
    await vi.waitFor(async () => {
      const said = (await store.messages.of(ticket.number)).map(({ text }) => text);
      expect(said.filter((text) => text === "会話を印刷")).toHaveLength(3);
      expect(said.join("\n")).toContain(`/transcripts/${client.id}/…`);
    }, 5000);
    // The link's key would open the conversation past the audit.
    const conversation = env.CONVERSATION.get(env.CONVERSATION.idFromName(client.id));
    const atDesk = [await conversation.deskMessages(), await store.messages.of(ticket.number)].flat();
    expect(atDesk.filter(({ text }) => /\/transcripts\/[\w-]+\/[\w-]/.test(text))).toEqual([]);
  });

  it.each(["会話を印刷したいです", "点字で読みたい", "会話の記録をください"])(
    "is understood as 「%s」",
    async (text) => {
      const client = await DirectLineClient.open();
      const replies = await client.say(text);
      expect(replies.some(({ channelData }) => channelData?.transcript)).toBe(true);
    },
  );
});

describe("on LINE, 「会話を印刷」", () => {
  it("gives a short conversation as text, once", async () => {
    const user = newUser();
    await webhook(textEvent(user, "資格確認書とは何ですか"));
    await settled(user);
    for (let i = 0; i < 2; i++) {
      await webhook(textEvent(user, "会話を印刷"));
      await settled(user);
    }
    const given = await vi.waitFor(async () => {
      const texts = (await textsTo(user)).filter((text) => text.startsWith(phrases.transcriptTitle));
      expect(texts).toHaveLength(2);
      return texts;
    });
    for (const text of given) {
      expect(text.split(phrases.transcriptTitle)).toHaveLength(2);
      expect(text).toContain("資格確認書とは何ですか");
      expect(text).toContain(`${pages.transcripts.sourcesHeading}\n1　`);
    }
  });

  it("comes while a person has the conversation", async () => {
    const user = newUser();
    for (const text of ["職員と直接話したいです", "会話を印刷"]) {
      await webhook(textEvent(user, text));
      await settled(user);
    }
    await vi.waitFor(async () => {
      expect((await textsTo(user)).at(-1)).toMatch(new RegExp(`^${phrases.transcriptTitle}`));
    });
  });

  it("says when a long one cannot come, where no link is to be had", async () => {
    const user = newUser();
    const long = "あ".repeat(2000);
    for (const text of [long, long, long, "会話を印刷"]) {
      await webhook(textEvent(user, text));
      await settled(user);
    }
    await vi.waitFor(async () => {
      expect((await textsTo(user)).at(-1)).toContain(phrases.transcriptLong);
    });
    expect(await (await conversationWith(user)).transcriptPath()).toMatch(/^\/transcripts\//);
  });
});
