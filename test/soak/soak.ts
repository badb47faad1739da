/**
 * `npm run soak`: many LINE users write to the server while webhooks are redelivered, LINE's API fails and the server is killed (-9)
 * twice; at the end inbox, outbox and what the users received are compared. Bounded in count and time; exits with 1 on a breach.
 */
import { parseArgs } from "node:util";
import { SimulatedUser } from "../../src/dev/line-simulator/user.ts";
import { postWebhook, redelivered, type WebhookEvent } from "../../src/dev/line-simulator/webhook.ts";
import { CHANNEL_SECRET } from "../support/line-signature.ts";
import { ServerUnderTest, serveLine } from "../support/server.ts";
import { readStored } from "./stored.ts";
import { judge } from "./verdict.ts";

const QUESTIONS = [
  "カードをなくしました",
  "マイナンバーカード",
  "資格確認書とは何ですか",
  "くわしく",
  "代わりに受け取りたいです",
  "暗証番号を忘れました",
  "ありがとう",
  "窓口はどこですか",
];
const REDELIVERED = 0.05;
const FAULTY = 0.02;
const KILLS = 2;

const { users, messages, "at-once": atOnce, minutes, seed } = options();
const random = randomFrom(seed);
const outside = { now: () => Date.now(), randomId: () => crypto.randomUUID() };
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const deadline = Date.now() + minutes * 60_000;

const line = await serveLine(random);
line.platform.faults.byChance(FAULTY);
const server = await ServerUnderTest.create({ lineApiBase: line.url });
const target = { url: `${server.url}/line/webhook`, channelSecret: CHANNEL_SECRET };
const sent = new Set<string>();
const counts = { redelivered: 0, refusedWebhooks: 0 };
/** How long each 200 took, in milliseconds, while the server stood. */
const latencies: number[] = [];
/** Counts the server's starts: a webhook that one fell into waited for it. */
let starts = 0;
const kills: number[] = [];
const began = Date.now();
let killing = Promise.resolve();

try {
  await server.start();
  console.log(`${users} users × ${messages} messages, ${atOnce} at a time, seed ${seed}`);
  const people = Array.from(
    { length: users },
    (_, i) => new SimulatedUser(`U${String(i).padStart(32, "0")}`, line.platform, outside),
  );
  await Promise.all(Array.from({ length: atOnce }, () => talk(people.splice(0, Math.ceil(users / atOnce)))));
  await killing;
  const talked = Date.now();
  await settle();
  await server.kill();
  const { figures, faults } = judge(sent, readStored(server.conversations), line.platform.delivered, kills);
  report({
    "server killed (-9)": kills.length,
    "webhooks sent again though they had a 200": counts.redelivered,
    "webhooks without a 200, sent again": counts.refusedWebhooks,
    "a webhook's 200, ms: median": share(0.5),
    "a webhook's 200, ms: 99%": share(0.99),
    "a webhook's 200, ms: slowest": share(1),
    "a webhook's 200 later than 2 s": latencies.filter((latency) => latency > 2000).length,
    ...Object.fromEntries(
      Object.entries(line.platform.faults.happened).map(([kind, count]) => [`LINE's faults: ${kind}`, count]),
    ),
    ...figures,
    "seconds of talking": Math.round((talked - began) / 1000),
    "seconds until all was answered": Math.round((Date.now() - began) / 1000),
  });
  for (const fault of faults.slice(0, 20)) console.log(`BREACH  ${fault}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  await server.dispose();
  line.close();
}

/** These users' messages, one user after the other. */
async function talk(people: SimulatedUser[]): Promise<void> {
  for (const user of people) {
    for (let i = 0; i < messages; i++) {
      const question = QUESTIONS[Math.floor(random() * QUESTIONS.length)] ?? "";
      await send(user.says(question));
      killWhenDue();
    }
  }
}

/** Sends an event until it gets its 200, as LINE does, and now and then once more. */
async function send(event: WebhookEvent): Promise<void> {
  let before = performance.now();
  let begunIn = starts;
  for (let next = event; (await postWebhook(target, [next])) !== 200; next = redelivered(event)) {
    if (Date.now() > deadline) return;
    counts.refusedWebhooks++;
    await wait(500);
    before = performance.now();
    begunIn = starts;
  }
  if (begunIn === starts) latencies.push(performance.now() - before);
  sent.add(event.webhookEventId);
  if (random() >= REDELIVERED) return;
  counts.redelivered++;
  await postWebhook(target, [redelivered(event)]);
}

/** The kills come at equal parts of all messages. */
function killWhenDue(): void {
  const due = Math.floor((sent.size * (KILLS + 1)) / (users * messages));
  if (due <= kills.length || kills.length >= KILLS) return;
  kills.push(Date.now());
  console.log(`${sent.size} events sent: kill -9`);
  killing = killing.then(async () => {
    await server.kill();
    kills[kills.length - 1] = Date.now();
    await server.start();
    starts++;
  });
}

/** Until everybody has their answers, or the time is over; then a little longer, for an answer too many. */
async function settle(): Promise<void> {
  for (let shown = 0; answered() < sent.size && Date.now() < deadline; shown++) {
    if (shown % 20 === 0) console.log(`${answered()} of ${sent.size} answered`);
    await wait(500);
  }
  await wait(25_000);
}

function answered(): number {
  const byUser = Map.groupBy(line.platform.delivered, ({ to }) => to);
  return [...byUser.values()].reduce((sum, { length }) => sum + Math.min(length, messages), 0);
}

/** @returns what this share of the webhooks did not take longer than, in milliseconds */
function share(part: number): number {
  const sorted = latencies.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.ceil(part * sorted.length) - 1] ?? 0);
}

function report(figures: Record<string, number>): void {
  for (const [what, count] of Object.entries(figures))
    console.log(`${what.padEnd(46)}${String(count).padStart(8)}`);
}

/** Mulberry32: the same seed gives the same run, as far as time allows. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function options() {
  const text = (fallback: number) => ({ type: "string" as const, default: String(fallback) });
  const { values } = parseArgs({
    options: { users: text(1000), messages: text(5), "at-once": text(20), minutes: text(30), seed: text(1) },
  });
  const numbers = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
  for (const [name, value] of Object.entries(numbers)) {
    if (Number.isInteger(value) && value >= 1) continue;
    console.error(`--${name}: a whole number from 1 is needed`);
    process.exit(2);
  }
  return numbers as Record<keyof typeof values, number>;
}
