import { afterEach, describe, expect, it, vi } from "vitest";
import { call, DirectLineClient, type Received } from "../support/direct-line.ts";

const MINUTE_MS = 60 * 1000;
const MESSAGES = [
  "カードをなくしました",
  "暗証番号を忘れたらどこに行けばいいですか",
  "代理人になれるのは誰ですか",
];

/** Sets the server's clock apart from the real one; timers go on as they were. */
function setClock(offsetMs: number): void {
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + offsetMs });
}

/** A conversation of three messages, the clock set before each. @returns all that its history holds */
async function talk(offsetsMs: number[]): Promise<Received[]> {
  const client = await DirectLineClient.open();
  for (const [i, text] of MESSAGES.entries()) {
    setClock(offsetsMs[i] ?? 0);
    await client.say(text);
  }
  const history = await call("GET", `/conversations/${client.id}/activities`, client.token);
  const { activities } = await history.json<{ activities: Received[] }>();
  return activities.filter(({ type }) => type === "message");
}

describe("a server whose clock jumps", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ["back an hour and stays there", [0, -60, -60]],
    ["back an hour and is put right", [0, -60, 0]],
    ["ahead ten minutes and is put right", [0, 10, 0]],
  ])("says the same in the same order when it goes %s", async (_, minutes) => {
    const usual = await talk([0, 0, 0]);
    const jumped = await talk(minutes.map((offset) => offset * MINUTE_MS));
    expect(jumped.map(({ text }) => text)).toEqual(usual.map(({ text }) => text));
    const [first, second] = jumped.filter(({ from }) => from.role === "user");
    const apart = Date.parse(second?.timestamp ?? "") - Date.parse(first?.timestamp ?? "");
    expect(Math.round(apart / MINUTE_MS), "the clock did not jump").toBe(minutes[1]);
  });
});
