/**
 * `npm run fuzz`: generated requests over every route that /openapi.json lists, against a server of its own. Fails on a 5xx,
 * an answer that takes too long, an exception or error in the server's log, or a server that cannot answer a question afterwards.
 * `-- --count 5000` for fewer than 100,000, `--seed 1` for the same again, `--parallel 8`.
 */
import { parseArgs } from "node:util";
import fc from "fast-check";
import { z } from "zod";
import { signed } from "../support/line-signature.ts";
import { ServerUnderTest, serveLine } from "../support/server.ts";
import { Conversations } from "./conversations.ts";
import { type Generated, requests } from "./requests.ts";

const LONGEST_MS = 10_000;
const SHOWN = 10;

const { values: given } = parseArgs({
  options: {
    count: { type: "string", default: "100000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    parallel: { type: "string", default: "8" },
  },
});
const [count, seed, parallel] = [Number(given.count), Number(given.seed), Number(given.parallel)];
const CHUNK = 2000;

const line = await serveLine();
const server = await ServerUnderTest.create({ lineApiBase: line.url });
const statuses = new Map<number, number>();
const times: number[] = [];
const faults: string[] = [];
const begun = performance.now();

try {
  await server.start();
  const document = z
    .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(await (await fetch(`${server.url}/openapi.json`)).json());
  const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  console.log(`${count} requests over ${routes.length} routes, ${parallel} at a time, seed ${seed}`);
  const conversations = new Conversations(server.url, 4 * parallel);
  for (let done = 0; done < count; done += CHUNK) {
    const numRuns = Math.min(CHUNK, count - done);
    const generated = fc.sample(requests(routes), { seed: seed + done, numRuns });
    let next = 0;
    const work = async () => {
      for (let index = next++; index < generated.length; index = next++) {
        const request = generated[index];
        if (request) await send(request, done + index, conversations);
      }
    };
    await Promise.all(Array.from({ length: parallel }, work));
    console.log(`${done + numRuns} done, ${faults.length} faults, ${rate()} requests/s`);
  }
  await checkAfterwards();
} finally {
  await server.dispose();
  line.close();
}

times.sort((a, b) => a - b);
const at = (share: number) =>
  Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
console.log(
  `answers by status: ${[...statuses]
    .toSorted(([a], [b]) => a - b)
    .map(([s, n]) => `${s} × ${n}`)
    .join(", ")}`,
);
console.log(`milliseconds: median ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}; ${rate()} requests/s`);
console.log(`faults: ${faults.length}`);
for (const fault of faults.slice(0, SHOWN)) console.log(`  ${fault}`);
process.exit(faults.length > 0 ? 1 : 0);

async function send(request: Generated, index: number, conversations: Conversations): Promise<void> {
  const { method, path, headers, body = "", signed: isSigned } = request;
  const [url = "", text = "", ...values] = await conversations.fill(
    [server.url + path, body, ...Object.values(headers)],
    index,
  );
  const filled: Record<string, string> = Object.fromEntries(
    Object.keys(headers).map((name, place) => [name, values[place] ?? ""]),
  );
  if (isSigned) filled["x-line-signature"] = await signed(text);
  const hasBody = method !== "GET" && method !== "HEAD";
  const sent = performance.now();
  try {
    const response = await fetch(url, {
      method,
      headers: filled,
      ...(hasBody ? { body: text } : {}),
      redirect: "manual",
      signal: AbortSignal.timeout(LONGEST_MS),
    });
    await response.arrayBuffer();
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    if (response.status >= 500) faults.push(`${response.status} for ${JSON.stringify(request)}`);
  } catch (error) {
    faults.push(`${error instanceof Error ? error.name : "failed"} for ${JSON.stringify(request)}`);
  }
  times.push(performance.now() - sent);
}

/** The server's own view: what it logged, and whether it still does its work. */
async function checkAfterwards(): Promise<void> {
  const wrong = /"level":"error"|Uncaught|^\s+at .+:\d+:\d+|exceeded|\[wrangler:error\]/;
  faults.push(
    ...server
      .log()
      .filter((text) => wrong.test(text))
      .map((text) => `in the log: ${text.slice(0, 500)}`),
  );
  const ready = await fetch(`${server.url}/readyz`);
  if (!ready.ok) faults.push(`not ready afterwards: ${await ready.text()}`);
}

function rate(): number {
  return Math.round((times.length * 1000) / (performance.now() - begun));
}
