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

async function webhook(user: string, text: string, turn = ""): Promise<number> {
  const event = {
    type: "message",
    webhookEventId: `event-of-${user}${turn}`,
    timestamp: Date.now(),
    source: { type: "user", userId: user },
    replyToken: `token-of-${user}${turn}`,
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

it("goes on in the middle of a flow after the server was killed at each of its questions", async () => {
  const said = [
    "カードをなくしました",
    "マイナンバーカード",
    "できました",
    "自分のもの",
    "届けました",
    "届けました",
  ];
  for (const [turn, text] of said.entries()) {
    expect(await webhook("U9", text, `-${turn}`)).toBe(200);
    await server.kill();
    await server.start();
    const answered = async () =>
      (await delivered()).filter(({ to }) => to === "U9" || to.startsWith("token-of-U9")).length;
    await vi.waitFor(async () => expect(await answered()).toBe(turn + 1), { timeout: 20_000, interval: 200 });
  }
  const last = (await delivered()).at(-1);
  expect(last?.texts.join()).toContain("市区町村に届けて再発行する（できました）");
});

async function repliesTo(user: string): Promise<number> {
  return (await delivered()).filter(({ to }) => to === user || to === `token-of-${user}`).length;
}
