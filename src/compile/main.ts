/**
 * `npm run compile`: validates intents/ and content/, builds the dictionary and the model, bundles the page's script
 * and styles. Everything goes to src/generated/; what is up to date is not built again.
 */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Content, manual, phrases } from "../answers/content.ts";
import { pageWords } from "../answers/pages.ts";
import { writeModel } from "../language/model.ts";
import { createTokenise } from "../language/tokenise.ts";
import { readAnswers } from "./answers.ts";
import { buildDictionary, type LexiconTerm } from "./dictionary.ts";
import { Faults } from "./faults.ts";
import { filesBelow, ROOT, readText } from "./files.ts";
import { readIntents, readLexicon } from "./intents.ts";
import { buildModel } from "./model.ts";
import { bundlePage } from "./page.ts";
import { readYaml } from "./read-yaml.ts";

const GENERATED = join(ROOT, "src/generated");
const ASSETS = join(GENERATED, "assets");

const faults = new Faults();
const book = readYaml(readText("content/manual.yaml"), manual, { file: "content/manual.yaml" }, faults);
const said = readYaml(readText("content/phrases.yaml"), phrases, { file: "content/phrases.yaml" }, faults);
const words = readYaml(readText("content/pages.yaml"), pageWords, { file: "content/pages.yaml" }, faults);
const answers = readAnswers(new Set(book?.value.sections.map(({ id }) => id)), faults);
const intents = readIntents(new Set(answers.keys()), faults);
const lexicon = readLexicon(faults);
if (!book || !said || !words || faults.list.length > 0) {
  console.error(`${faults}\n${faults.list.length} faults in content/ and intents/: nothing was built.`);
  process.exit(1);
}

mkdirSync(ASSETS, { recursive: true });
const content: Content = { manual: book.value, phrases: said.value, answers: Object.fromEntries(answers) };
writeFileSync(join(GENERATED, "content.json"), JSON.stringify(content));
writeFileSync(join(GENERATED, "pages.json"), JSON.stringify(words.value));
const dictionary = await upToDateDictionary(lexicon);
const tokenise = createTokenise(dictionary);
const titles = new Map([...answers].map(([id, { title }]) => [id, title]));
console.log("training the matcher …");
writeFileSync(join(ASSETS, "model.bin"), writeModel(buildModel(intents, titles, tokenise)));
await bundlePage(join(ASSETS, "static"));
const examples = intents.reduce((sum, intent) => sum + intent.examples.length, 0);
console.log(`compiled ${answers.size} answers, ${intents.length} intents, ${examples} utterances`);

/** The dictionary takes ten seconds, so it is kept while its lexicon and its makers are the same. */
async function upToDateDictionary(terms: LexiconTerm[]): Promise<ArrayBuffer> {
  const file = join(ASSETS, "dictionary.bin");
  const stampFile = join(GENERATED, "dictionary.stamp");
  const makers = [
    "src/compile/dictionary.ts",
    ...filesBelow("src/language", ".ts").filter((f) => /packed/.test(f)),
  ];
  const stamp = createHash("sha256")
    .update(JSON.stringify([terms, makers.map(readText)]))
    .digest("hex");
  if (!existsSync(file) || !existsSync(stampFile) || readFileSync(stampFile, "utf8") !== stamp) {
    console.log("building the dictionary: 392,126 words of IPADIC and our lexicon, about 10 seconds …");
    writeFileSync(file, buildDictionary(terms));
    writeFileSync(stampFile, stamp);
  }
  return new Uint8Array(readFileSync(file)).buffer;
}
