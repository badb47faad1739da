/**
 * `npm run bench:cold-start`: how long the first answer takes in a fresh isolate, dictionary included, and what it adds to
 * the isolate's memory. Five fresh servers one after the other; figures as workerd's inspector gives them.
 */
import { z } from "zod";
import { ServerUnderTest } from "../support/server.ts";
import { isolateMemory } from "./isolate-memory.ts";

const ROUNDS = 5;

const started = z.object({ conversationId: z.string(), token: z.string() });
const activitySet = z.object({ activities: z.array(z.object({ channelData: z.unknown().optional() })) });

/** Opens a conversation and asks at once. @returns milliseconds to the answer, from opening and from the question */
async function askOnce(url: string): Promise<{ opened: number; asked: number }> {
  const base = `${url}/v3/directline`;
  const { token } = started.parse(await (await fetch(`${base}/tokens/generate`, { method: "POST" })).json());
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const opening = performance.now();
  const conversation = await fetch(`${base}/conversations`, { method: "POST", headers });
  const { conversationId } = started.parse(await conversation.json());
  const path = `${base}/conversations/${conversationId}/activities`;
  const asking = performance.now();
  await fetch(path, {
    method: "POST",
    headers,
    body: JSON.stringify({ type: "message", text: "カードをなくした" }),
  });
  for (let tries = 0; tries < 1000; tries++) {
    const { activities } = activitySet.parse(await (await fetch(path, { headers })).json());
    if (activities.every(({ channelData }) => channelData === undefined)) continue;
    return { opened: performance.now() - opening, asked: performance.now() - asking };
  }
  throw new Error("no answer came");
}

const rounds: { cold: number; fromOpening: number; added: number }[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const server = await ServerUnderTest.create();
  try {
    await server.start();
    const before = await isolateMemory(server.inspectorPort);
    const cold = await askOnce(server.url);
    const after = await isolateMemory(server.inspectorPort);
    const warm = await askOnce(server.url);
    rounds.push({ cold: cold.asked, fromOpening: cold.opened, added: after - before });
    console.log(
      `first answer ${cold.asked.toFixed(0)} ms after the question, ${cold.opened.toFixed(0)} ms after opening; ` +
        `the next ${warm.asked.toFixed(0)} and ${warm.opened.toFixed(0)} ms; ` +
        `memory ${before.toFixed(1)} → ${after.toFixed(1)} MiB`,
    );
  } finally {
    await server.dispose();
  }
}
const median = (key: keyof (typeof rounds)[number]) =>
  rounds.map((round) => round[key]).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
console.log(
  `median of ${ROUNDS}: first answer ${median("cold").toFixed(0)} ms after the question, ` +
    `${median("fromOpening").toFixed(0)} ms after opening the conversation; ` +
    `dictionary and model add ${median("added").toFixed(1)} MiB`,
);
