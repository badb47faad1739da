/**
 * `npm run content:report`: what a keeper of the content should look at. Sections without an answer and answers that nobody
 * reaches are faults (exit code 1); what has grown stale is for the keeper to judge.
 */
import { isStale } from "../answers/lookup.ts";
import { draftsIn } from "../compile/drafts.ts";
import { Faults } from "../compile/faults.ts";
import { diskSource, ROOT } from "../compile/files.ts";
import { readSources } from "../compile/sources.ts";

/** As many utterances as the product promises for each answer. */
const WANTED_EXAMPLES = 20;

const faults = new Faults();
const source = diskSource(ROOT);
const sources = readSources(source, faults);
if (!sources) {
  console.error(String(faults));
  process.exit(1);
}
const { content, intents, faq } = sources;
const answers = Object.values(content.answers);

const said = new Map<string, number>();
for (const { target, examples } of intents) {
  if ("answer" in target) said.set(target.answer, (said.get(target.answer) ?? 0) + examples.length);
}
const cited = new Set(answers.flatMap(({ sections }) => sections.slice(0, 1)));
const now = Date.now();
const stale = answers.filter((answer) => isStale(answer, now));
// Some answers are only offered beside others or within a flow's topic.
const offered = new Set(answers.flatMap(({ related }) => related));
const unreached = answers.filter(({ id }) => !said.has(id) && !offered.has(id));
const few = answers.filter(({ id }) => said.has(id) && (said.get(id) ?? 0) < WANTED_EXAMPLES);
const uncovered = content.manual.sections.filter(({ id }) => !cited.has(id));

console.log(
  `${answers.length} answers from ${cited.size} of ${content.manual.sections.length} sections, ` +
    `${faq.entries.length} entries of the municipality, manual of ${content.manual.asOf}`,
);
list(
  "stale: a date they speak of has passed; they say so, and where to ask",
  stale.map(({ id, changesOn, title }) => `${changesOn} ${id} ${title}`),
);
list(
  "answers that nobody reaches, by no intent and beside no other",
  unreached.map(({ id }) => id),
);
list(
  `answers with fewer than ${WANTED_EXAMPLES} utterances`,
  few.map(({ id }) => `${id} ${said.get(id)}`),
);
list(
  "sections without an answer of their own",
  uncovered.map(({ id, title }) => `${id} ${title}`),
);
list(
  "drafts from the desk: give each its section and an owner in content/answers, then delete it",
  draftsIn(source),
);
process.exit(unreached.length + uncovered.length > 0 ? 1 : 0);

function list(heading: string, lines: string[]): void {
  console.log(`\n${heading}: ${lines.length || "none"}`);
  for (const line of lines.sort()) console.log(`  ${line}`);
}
