/**
 * `npm run compile`: validates intents/ and content/, builds the dictionary and the model, bundles the page's script
 * and styles. Everything goes to src/generated/; the dictionary is built only when its sources have changed.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeModel } from "../language/model.ts";
import { createTokenise } from "../language/tokenise.ts";
import { buildDictionary, type LexiconTerm } from "./dictionary.ts";
import { Faults } from "./faults.ts";
import { diskSource, ROOT } from "./files.ts";
import { buildModel } from "./model.ts";
import { bundlePage } from "./page.ts";
import { readSources } from "./sources.ts";

const GENERATED = join(ROOT, "src/generated");
const ASSETS = join(GENERATED, "assets");

const source = diskSource(ROOT);
const faults = new Faults();
const sources = readSources(source, faults);
if (!sources) {
  console.error(`${faults}\n${faults.list.length} faults in content/ and intents/: nothing was built.`);
  process.exit(1);
}
const { content, words, intents, concepts, lexicon } = sources;

mkdirSync(ASSETS, { recursive: true });
writeFileSync(join(GENERATED, "content.json"), JSON.stringify(content));
writeFileSync(join(GENERATED, "pages.json"), JSON.stringify(words));
const tokenise = createTokenise(await upToDateDictionary(lexicon));
const titles = new Map(Object.values(content.answers).map(({ id, title }) => [id, title]));
console.log("training the matcher, a few seconds …");
writeFileSync(join(ASSETS, "model.bin"), writeModel(buildModel({ intents, concepts, titles }, tokenise)));
await bundlePage(join(ASSETS, "static"));
const examples = intents.reduce((sum, intent) => sum + intent.examples.length, 0);
console.log(`compiled ${titles.size} answers, ${intents.length} intents, ${examples} utterances`);

/** The dictionary takes ten seconds, so it is kept while its lexicon and its makers are the same. */
async function upToDateDictionary(terms: LexiconTerm[]): Promise<ArrayBuffer> {
  const file = join(ASSETS, "dictionary.bin");
  const stampFile = join(GENERATED, "dictionary.stamp");
  const packers = source.files("src/language", ".ts").filter((path) => path.includes("packed"));
  const makers = ["src/compile/dictionary.ts", ...packers].map((path) => source.read(path));
  const stamp = createHash("sha256")
    .update(JSON.stringify([terms, makers]))
    .digest("hex");
  if (!existsSync(file) || !existsSync(stampFile) || readFileSync(stampFile, "utf8") !== stamp) {
    console.log("building the dictionary from IPADIC's 392,126 words and our lexicon, about 10 seconds …");
    writeFileSync(file, await buildDictionary(terms));
    writeFileSync(stampFile, stamp);
  }
  return new Uint8Array(readFileSync(file)).buffer;
}
