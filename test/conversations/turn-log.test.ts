import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { lineConversationId } from "../../src/channels/line/conversation-id.ts";
import { DirectLineClient } from "../support/direct-line.ts";
import { newUser, textEvent, webhook } from "../support/line.ts";
import { FormVisitor } from "../support/web.ts";

const WAIT = 15_000;
vi.setConfig({ testTimeout: 2 * WAIT });

const UNKNOWN = "駅前の駐輪場の料金を教えてください";

async function rows(table: "turns" | "gaps", conversationId: string) {
  const { results } = await env.DB.prepare(`select * from ${table} where conversation_id = ? order by seq`)
    .bind(conversationId)
    .all();
  return results;
}

const turnsOf = (conversationId: string, count: number) =>
  vi.waitFor(async () => {
    const found = await rows("turns", conversationId);
    expect(found).toHaveLength(count);
    return found;
  }, WAIT);

const gapsOf = (conversationId: string, count: number) =>
  vi.waitFor(async () => {
    const found = await rows("gaps", conversationId);
    expect(found).toHaveLength(count);
    return found;
  }, WAIT);

describe("what the desk learns of a turn", () => {
  it("is what became of it and of what answer, not its words", async () => {
    const client = await DirectLineClient.open();
    await client.say("資格確認書とは何ですか");
    await client.say("ありがとう");
    const [answered, thanks] = await turnsOf(client.id, 2);
    expect(answered).toMatchObject({ channel: "web", outcome: "answered", subject: "certificate-what" });
    expect(thanks).toMatchObject({ subject: null });
    expect(thanks?.outcome).not.toBe("unsure");
    expect(JSON.stringify(answered)).not.toContain("資格");
    expect(answered?.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(await rows("gaps", client.id)).toEqual([]);
  });

  it("is the message too where nothing was understood; an address in it stays masked", async () => {
    const client = await DirectLineClient.open();
    await client.say(`${UNKNOWN} taro@example.jp`);
    const [gap] = await gapsOf(client.id, 1);
    expect(gap).toMatchObject({ reason: "unsure", decision: null });
    expect(gap?.text).toContain("駐輪場");
    expect(gap?.text).not.toContain("taro");
    expect((await turnsOf(client.id, 1))[0]).toMatchObject({ outcome: "unsure" });
  });

  it("is forgotten with a message that is taken back", async () => {
    const user = newUser();
    const said = { message: { type: "text", id: "gap-1", text: UNKNOWN } };
    await webhook(textEvent(user, UNKNOWN, said));
    const gaps = async () =>
      await env.DB.prepare("select * from gaps where conversation_id = ?")
        .bind(await lineConversationId(user))
        .all();
    await vi.waitFor(async () => expect((await gaps()).results).toHaveLength(1), WAIT);
    const unsend = {
      type: "unsend",
      message: undefined,
      replyToken: undefined,
      unsend: { messageId: "gap-1" },
    };
    await webhook(textEvent(user, "", unsend));
    await vi.waitFor(async () => expect((await gaps()).results).toHaveLength(0), WAIT);
  });

  it("is the message before, where somebody then asks for a person; what they say to the person is nobody's figure", async () => {
    const client = await DirectLineClient.open();
    await client.say(UNKNOWN);
    await client.say("職員に相談する");
    await client.say("駐輪場のことです");
    const gaps = await gapsOf(client.id, 1);
    await vi.waitFor(async () =>
      expect(await rows("gaps", client.id)).toMatchObject([{ reason: "escalated", text: UNKNOWN }]),
    );
    expect(gaps).toHaveLength(1);
    const turns = await turnsOf(client.id, 2);
    expect(turns.map(({ outcome }) => outcome)).toEqual(["unsure", "handed-over"]);
  });

  it("is what was asked, where the answer did not help, until the user says that it did", async () => {
    const visitor = new FormVisitor();
    await visitor.get();
    await visitor.say("資格確認書とは何ですか");
    const id = /data-conversation="\/transcripts\/([^/]+)/.exec(visitor.page)?.[1] ?? "";
    await visitor.post("/feedback", { seq: "3", helpful: "no" });
    expect(await gapsOf(id, 1)).toMatchObject([
      { reason: "wrong", text: "資格確認書とは何ですか", answer_id: "certificate-what" },
    ]);
    await visitor.post("/feedback", { seq: "3", helpful: "yes" });
    await gapsOf(id, 0);
  });
});
