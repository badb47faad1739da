import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Delivered } from "../support/fake-line.ts";
import { signed } from "../support/line-signature.ts";
import { ServerUnderTest, serveLine } from "../support/server.ts";

let line: Awaited<ReturnType<typeof serveLine>>;
let server: ServerUnderTest;

beforeAll(async () => {
  line = await serveLine();
  server = await ServerUnderTest.create(line.url);
  await server.start();
}, 120_000);

afterAll(async () => {
  await server?.dispose();
  line?.close();
});

async function webhook(user: string, text: string): Promise<number> {
  const event = {
    type: "message",
    webhookEventId: `event-of-${user}`,
    timestamp: Date.now(),
    source: { type: "user", userId: user },
    replyToken: `token-of-${user}`,
    message: { type: "text", id: "1", text },
  };
  const body = JSON.stringify({ destination: "Ubot", events: [event] });
  const headers = { "x-line-signature": await signed(body) };
  return (await fetch(`${server.url}/line/webhook`, { method: "POST", headers, body })).status;
}

async function delivered(): Promise<Delivered[]> {
  return (await fetch(`${line.url}/control/delivered`)).json();
}

it("delivers each reply once though the server is killed right after its 200, three times over", async () => {
  for (const user of ["U1", "U2", "U3"]) {
    expect(await webhook(user, "カードをなくしました")).toBe(200);
    await server.kill();
    await server.start();
    await vi.waitFor(async () => expect(await repliesTo(user)).toBe(1), { timeout: 20_000, interval: 200 });
    expect(await webhook(user, "カードをなくしました")).toBe(200);
  }
  await new Promise((resolve) => setTimeout(resolve, 4000));
  for (const user of ["U1", "U2", "U3"]) expect(await repliesTo(user)).toBe(1);
  expect((await delivered()).every(({ texts }) => texts.join().includes("0120-95-0178"))).toBe(true);
});

async function repliesTo(user: string): Promise<number> {
  return (await delivered()).filter(({ to }) => to === user || to === `token-of-${user}`).length;
}
