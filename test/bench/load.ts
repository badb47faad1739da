/**
 * `npm run load`: many people at once over Direct Line, each reading the answers from a WebSocket, against a server of its own.
 * Prints turns per second, the time to the answer and memory at steps; fails when a message was not answered exactly once.
 * `-- --turns 100000` for more than 5,000, `--parallel 20` people at a time, `--each 50` turns of one conversation.
 */
import { parseArgs } from "node:util";
import { Faults } from "../../src/compile/faults.ts";
import { diskSource, ROOT } from "../../src/compile/files.ts";
import { readSources } from "../../src/compile/sources.ts";
import { ServerUnderTest } from "../support/server.ts";
import { DirectLineUser } from "./direct-line-user.ts";
import { isolateMemory, processMemory } from "./isolate-memory.ts";

const STEPS = 10;

const { values: given } = parseArgs({
  options: {
    turns: { type: "string", default: "5000" },
    parallel: { type: "string", default: "20" },
    each: { type: "string", default: "50" },
  },
});
const [turns, parallel, each] = [Number(given.turns), Number(given.parallel), Number(given.each)];

const sources = readSources(diskSource(ROOT), new Faults());
if (!sources) throw new Error("there are faults in content/: npm run compile names them");
const said = sources.intents.flatMap(({ examples }) => examples);

const server = await ServerUnderTest.create();
const times: number[] = [];
const memory: number[] = [];
let [begunTurns, lost, doubled, late, failed] = [0, 0, 0, 0, 0];

try {
  await server.start();
  const begun = performance.now();
  const perSecond = () => ((times.length * 1000) / (performance.now() - begun)).toFixed(0);
  const talk = async () => {
    while (begunTurns < turns) {
      const user = await DirectLineUser.open(server.url);
      let own = 0;
      for (; own < each && begunTurns < turns; own++) {
        // A stride that visits all of what people say in no order of theirs.
        const text = said[(begunTurns++ * 7919) % said.length] ?? "";
        times.push(await user.say(text));
        if (times.length % Math.ceil(turns / STEPS) === 0) await report(perSecond());
      }
      const { heard } = user;
      late += heard.late;
      lost += Math.max(0, own - heard.own);
      doubled += heard.again + Math.max(0, heard.own - own);
      user.close();
    }
  };
  await Promise.all(
    Array.from({ length: parallel }, () =>
      talk().catch((error: unknown) => {
        failed += 1;
        console.log(`a talker gave up: ${error instanceof Error ? error.message : "unknown"}`);
      }),
    ),
  );
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(0);
  console.log(
    `${times.length} turns, ${parallel} people at a time: ${perSecond()} turns/s; ` +
      `milliseconds to the answer: median ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, longest ${at(1)}`,
  );
  console.log(
    `lost ${lost}, doubled ${doubled}, kept back by the stream ${late}, talkers that gave up ${failed}`,
  );
  const [first = 0, last = 0] = [memory[0], memory.at(-1)];
  console.log(
    `memory of workerd from the first step to the last: ${first.toFixed(0)} → ${last.toFixed(0)} MiB`,
  );
} finally {
  await server.dispose();
}
process.exit(lost + doubled + failed > 0 ? 1 : 0);

async function report(perSecond: string): Promise<void> {
  const pid = server.workerd();
  const resident = pid ? processMemory(pid) : 0;
  memory.push(resident);
  const isolate = await isolateMemory(server.inspectorPort).catch(() => 0);
  console.log(
    `${times.length} turns, ${perSecond}/s, isolate ${isolate.toFixed(0)} MiB, workerd ${resident.toFixed(0)} MiB`,
  );
}
