import { describe, expect, it, vi } from "vitest";
import { pages } from "../../src/answers/compiled.ts";
import { call, DirectLineClient } from "../support/direct-line.ts";
import { deliveredTo, newUser, textEvent, webhook } from "../support/line.ts";

const say = (client: DirectLineClient, text: string, address?: string) => {
  const body = JSON.stringify({ type: "message", text, channelData: { clientActivityID: text } });
  return call("POST", `/conversations/${client.id}/activities`, client.token, body, address);
};

describe("somebody who sends more than a person can", () => {
  it("is asked kindly to wait a minute, and what was one too many is not stored", async () => {
    const client = await DirectLineClient.open();
    const statuses: number[] = [];
    for (let i = 1; i <= 31; i++) statuses.push((await say(client, `m${i}`, "192.0.2.1")).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    const refused = await say(client, "m32", "192.0.2.1");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("60");
    const { error } = await refused.json<{ error: { message: string } }>();
    expect(error.message).toBe(pages.errors.tooMany);
    const said = (await client.receive()).filter(({ from }) => from.role === "user");
    expect(said).toHaveLength(30);
  });

  it("may send again what arrived already, and is not told that it was too much", async () => {
    const client = await DirectLineClient.open();
    for (let i = 1; i <= 30; i++) await say(client, `m${i}`, "192.0.2.2");
    expect((await say(client, "m30", "192.0.2.2")).status).toBe(200);
  });

  it("is a program, when it speaks from the same machine, and may", async () => {
    const client = await DirectLineClient.open();
    for (let i = 1; i <= 40; i++) expect((await say(client, `m${i}`)).status).toBe(200);
  });

  it("does so in other conversations, too: the address is limited", async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 32; i++)
      statuses.push((await call("POST", "/tokens/generate", undefined, undefined, "192.0.2.3")).status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect((await call("POST", "/tokens/generate", undefined, undefined, "192.0.2.4")).status).toBe(200);
  });
});

describe("a LINE user who sends more than a person can", () => {
  it("is told once, then nothing more until the minute is over; other users are answered", async () => {
    const [user, other] = [newUser(), newUser()];
    // So long ago that the reply tokens are over: everything goes as a push to the user.
    const begin = Date.now() - 120_000;
    const send = (ms: number, text: string) => webhook(textEvent(user, text, { timestamp: begin + ms }));
    const pushed = async (count: number) => {
      await vi.waitFor(async () => expect(await deliveredTo(user)).toHaveLength(count), 10_000);
      return (await deliveredTo(user)).map(({ texts }) => texts.join());
    };
    for (let i = 1; i <= 34; i++) expect((await send(i, "こんにちは")).status).toBe(200);
    const texts = await pushed(31);
    expect(texts.filter((text) => text.includes("1分ほど待って"))).toEqual([texts[30]]);

    await send(60_500, "カードをなくしました");
    expect((await pushed(32))[31]).toContain("0120-95-0178");
    await webhook(textEvent(other, "こんにちは", { replyToken: "other" }));
    await vi.waitFor(async () => expect(await deliveredTo("other")).toHaveLength(1), 10_000);
  });
});
