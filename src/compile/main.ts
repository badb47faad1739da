/**
 * `npm run compile`: validates intents/ and content/, builds the dictionary, the model and the search index, bundles the page's
 * script and styles. Everything goes to src/generated/; what takes long is built only when what it is made of has changed.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { faqAnswerId } from "../answers/faq.ts";
import { createExtract } from "../language/features.ts";
import { writeModel } from "../language/model.ts";
import { writeSearchIndex } from "../language/search-index.ts";
import { createTokenise } from "../language/tokenise.ts";
import { createBuild } from "./build-once.ts";
import { buildDictionary } from "./dictionary.ts";
import { draftsIn } from "./drafts.ts";
import { Faults } from "./faults.ts";
import { diskSource, ROOT } from "./files.ts";
import { buildModel } from "./model.ts";
import { buildNames } from "./names.ts";
import { bundlePage } from "./page.ts";
import { publishedIn } from "./published.ts";
import { buildSearchIndex } from "./search-index.ts";
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
const { content, words, deskAccounts, desk, intents, targets, concepts, lexicon, faq } = sources;

mkdirSync(ASSETS, { recursive: true });
writeFileSync(join(GENERATED, "content.json"), JSON.stringify(content));
writeFileSync(join(GENERATED, "pages.json"), JSON.stringify(words));
writeFileSync(join(GENERATED, "desk-accounts.json"), JSON.stringify(deskAccounts));
writeFileSync(join(GENERATED, "desk.json"), JSON.stringify(desk));
writeFileSync(join(GENERATED, "published.json"), JSON.stringify(publishedIn([content, words, faq.entries])));
writeFileSync(join(ASSETS, "faq.json"), JSON.stringify(faq.entries));

const buildOnce = createBuild(source, ASSETS, GENERATED);
await createBuild(
  source,
  GENERATED,
  GENERATED,
)("names.json", {
  announce: "taking people's names out of IPADIC …",
  madeOf: [],
  makers: ["src/compile/names.ts"],
  build: async () => Uint8Array.from(Buffer.from(JSON.stringify(await buildNames()))),
});
const packers = source.files("src/language", ".ts").filter((file) => file.includes("packed"));
const dictionary = await buildOnce("dictionary.bin", {
  announce: "building the dictionary from IPADIC's 392,126 words and our lexicon, about 10 seconds …",
  madeOf: lexicon,
  makers: ["src/compile/dictionary.ts", ...packers],
  build: () => buildDictionary(lexicon),
});
const tokenise = createTokenise(dictionary);
const TRAINERS = ["model.ts", "said.ts", "train.ts", "train-outside.ts", "repeatable.ts", "trust.json"].map(
  (file) => `src/compile/${file}`,
);
const makers = source.files("src/language", ".ts");
const answers = Object.values(content.answers);
const modelSources = { intents, concepts, targets };
await buildOnce("model.bin", {
  announce: "training the matcher, about 50 seconds …",
  madeOf: [lexicon, intents, concepts, targets],
  makers: [...makers, ...TRAINERS],
  build: () => writeModel(buildModel(modelSources, tokenise)),
});
await buildOnce("faq.bin", {
  announce: `indexing the municipality's own ${faq.entries.length} entries …`,
  madeOf: [lexicon, faq.documents, faq.entries.map(({ id }) => id)],
  makers: [...makers, "src/compile/search-index.ts"],
  build: () => {
    const index = buildSearchIndex(faq.documents, createExtract(tokenise, {}), (done) => {
      if (done > 0) console.log(`  ${done} of ${faq.documents.length}`);
    });
    return writeSearchIndex(
      index,
      faq.entries.map(({ id }) => faqAnswerId(id)),
    );
  },
});
await bundlePage(join(ASSETS, "static"));
const examples = intents.reduce((sum, intent) => sum + intent.examples.length, 0);
console.log(
  `compiled ${answers.length} answers, ${intents.length} intents, ${examples} utterances, ${faq.entries.length} entries of the municipality`,
);
const drafts = draftsIn(source).length;
if (drafts > 0)
  console.log(`${drafts} drafts of agents wait in content/drafts: npm run content:report lists them`);
