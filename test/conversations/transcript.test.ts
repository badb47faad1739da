import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { DirectLineClient } from "../support/direct-line.ts";

describe("the transcript", () => {
  it("is plain text with speakers, times in words and sources, for whoever holds the link", async () => {
    const client = await DirectLineClient.open();
    await client.say("カードを落としました");
    const path = await env.CONVERSATION.get(env.CONVERSATION.idFromName(client.id)).transcriptPath();
    const response = await exports.default.fetch(`http://madoguchi.test${path}`);
    expect(response.headers.get("content-type")).toMatch(/^text\/plain;\s*charset=UTF-8$/i);
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
    const text = await response.text();
    expect(text).toMatch(/^まどぐち　会話の記録\n/);
    expect(text).toMatch(/^あなた　\d{4}年\d{1,2}月\d{1,2}日 \d{1,2}時\d{1,2}分\nカードを落としました$/m);
    expect(text).toContain("出典　手引き 第８ 紛失した場合、手引き ご相談・お問い合わせ先");
  });

  it("opens with no other key and for no other conversation", async () => {
    const client = await DirectLineClient.open();
    for (const path of [
      `${client.id}/${crypto.randomUUID()}`,
      `${client.id}/x`,
      `none/${crypto.randomUUID()}`,
    ]) {
      expect((await exports.default.fetch(`http://madoguchi.test/transcripts/${path}`)).status).toBe(404);
    }
  });
});
