import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { SimulatedUser } from "../../src/dev/line-simulator/user.ts";
import { postWebhook, redelivered } from "../../src/dev/line-simulator/webhook.ts";
import { CHANNEL_SECRET } from "../support/line-signature.ts";
import { ServerUnderTest, serveLine } from "../support/server.ts";

let line: Awaited<ReturnType<typeof serveLine>>;
let server: ServerUnderTest;

beforeAll(async () => {
  line = await serveLine();
  server = await ServerUnderTest.create({ lineApiBase: line.url });
  await server.start();
}, 120_000);

afterAll(async () => {
  await server?.dispose();
  line?.close();
});

const newUser = () =>
  new SimulatedUser(`U${randomUUID().replaceAll("-", "")}`, line.platform, {
    now: () => Date.now(),
    randomId: () => randomUUID(),
  });
const webhook = (...events: unknown[]) =>
  postWebhook({ url: `${server.url}/line/webhook`, channelSecret: CHANNEL_SECRET }, events);
const repliesTo = ({ id }: SimulatedUser) => line.platform.delivered.filter(({ to }) => to === id);

async function restart(): Promise<void> {
  await server.kill();
  await server.start();
}

it("delivers each reply once though the server is killed right after its 200, three times over", async () => {
  const users = [newUser(), newUser(), newUser()];
  for (const user of users) {
    const event = user.says("カードをなくしました");
    expect(await webhook(event)).toBe(200);
    await restart();
    await vi.waitFor(() => expect(repliesTo(user)).toHaveLength(1), { timeout: 20_000, interval: 200 });
    expect(await webhook(redelivered(event))).toBe(200);
  }
  await new Promise((resolve) => setTimeout(resolve, 4000));
  for (const user of users) {
    expect(repliesTo(user)).toHaveLength(1);
    expect(
      repliesTo(user)[0]
        ?.messages.map(({ text }) => text)
        .join(),
    ).toContain("0120-95-0178");
  }
});

it("goes on in the middle of a flow after the server was killed at each of its questions", async () => {
  const user = newUser();
  const said = [
    "カードをなくしました",
    "マイナンバーカード",
    "できました",
    "自分のもの",
    "届けました",
    "届けました",
  ];
  for (const [turn, text] of said.entries()) {
    expect(await webhook(user.says(text))).toBe(200);
    await restart();
    const answered = () => expect(repliesTo(user)).toHaveLength(turn + 1);
    await vi.waitFor(answered, { timeout: 20_000, interval: 200 });
  }
  const last = repliesTo(user).at(-1);
  expect(last?.messages.map(({ text }) => text).join()).toContain("市区町村に届けて再発行する（できました）");
});
