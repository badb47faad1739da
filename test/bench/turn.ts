/**
 * `npm run bench`: what a turn costs in workerd, privacy, matching and wording included, and matching alone, beside FAQs of a
 * municipality of 0, 1,000 and 5,000 entries. workerd's clock stands still while code runs, so a message is given 1 and 21 times
 * and the difference is divided by 20. minisearch and nlp.js get the same messages in Node, in the same run.
 */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unstable_startWorker } from "wrangler";
import { Faults } from "../../src/compile/faults.ts";
import { diskSource, ROOT } from "../../src/compile/files.ts";
import { buildSearchIndex } from "../../src/compile/search-index.ts";
import { readSources, type Sources } from "../../src/compile/sources.ts";
import { createPeers } from "../../src/dev/peer-libraries.ts";
import { devTokenise } from "../../src/dev/tokenise.ts";
import { createExtract } from "../../src/language/features.ts";
import { writeSearchIndex } from "../../src/language/search-index.ts";
import { madeUpFaq } from "./made-up-faq.ts";

const SIZES = [0, 1_000, 5_000];
const MESSAGES = 150;
const TIMES = 20;
const ASSETS = join(ROOT, "test/.output/bench-assets");

const sources = readSources(diskSource(ROOT), new Faults());
if (!sources) throw new Error("there are faults in content/: npm run compile names them");
const tokenise = devTokenise();
const said = sources.intents.flatMap(({ examples }) => examples);
// Every so many of the utterances: all topics, all styles, the same each time.
const messages = said.filter((_, i) => i % Math.floor(said.length / MESSAGES) === 0);

console.log(`${messages.length} messages, milliseconds`);
console.log("| | median | p99 | slowest |");
console.log("|---|---|---|---|");
for (const size of SIZES) await benchWorker(sources, size);
const peers = await createPeers({ ...sources, tokenise });
// Fuse.js takes a second a message over all utterances: `npm run eval -- --peers` has it.
for (const [name, guess] of Object.entries(peers).filter(([name]) => !name.startsWith("fuse"))) {
  const times: number[] = [];
  for (const message of messages) {
    const begin = performance.now();
    await guess(message);
    times.push(performance.now() - begin);
  }
  row(`${name}, one guess in Node`, times);
}

async function benchWorker(from: Sources, size: number): Promise<void> {
  writeAssets(from, size);
  const worker = await unstable_startWorker({
    config: join(import.meta.dirname, "wrangler.toml"),
    dev: { logLevel: "error", server: { port: 0 }, inspector: false, watch: false },
  });
  try {
    const spend = async (what: string, text: string, times: number) => {
      const begin = performance.now();
      const response = await worker.fetch("http://bench.invalid/", {
        method: "POST",
        body: JSON.stringify({ what, text, times }),
      });
      await response.text();
      if (!response.ok) throw new Error(`the bench's Worker answered ${response.status}`);
      return performance.now() - begin;
    };
    for (const text of messages.slice(0, 20)) await spend("turn", text, TIMES);
    for (const what of ["turn", "match"]) {
      const times: number[] = [];
      for (const text of messages) {
        const once = await spend(what, text, 1);
        times.push(Math.max(0, ((await spend(what, text, TIMES + 1)) - once) / TIMES));
      }
      row(`${what === "turn" ? "a turn" : "matching alone"}, ${size} own entries`, times);
    }
  } finally {
    await worker.dispose();
  }
}

function writeAssets(from: Sources, size: number): void {
  rmSync(ASSETS, { recursive: true, force: true });
  mkdirSync(ASSETS, { recursive: true });
  for (const name of ["dictionary.bin", "model.bin"]) {
    copyFileSync(join(ROOT, "src/generated/assets", name), join(ASSETS, name));
  }
  const { entries, documents } = madeUpFaq(from, size);
  const index = buildSearchIndex(documents, createExtract(tokenise, {}));
  writeFileSync(join(ASSETS, "faq.json"), JSON.stringify(entries));
  const ids = entries.map(({ id }) => `faq:${id}`);
  writeFileSync(join(ASSETS, "faq.bin"), writeSearchIndex(index, ids));
}

function row(name: string, times: number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]?.toFixed(2) ?? "-";
  console.log(`| ${name} | ${at(0.5)} | ${at(0.99)} | ${at(1)} |`);
}
