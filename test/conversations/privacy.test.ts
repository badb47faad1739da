import { env, exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { content } from "../../src/answers/compiled.ts";
import { DirectLineClient } from "../support/direct-line.ts";
import { store } from "../support/tickets.ts";

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
});
