/**
 * `npm run eval`: how well the matcher does on messages it has not learnt from.
 *
 * 1. Cross-validation: every fifth utterance of each intent is held out in turn, the model is built from the rest.
 * 2. The blind sets of test/understanding/, whose authors read the manual and nothing of ours.
 *
 * `-- --show` lists what was not right, `-- --questions file.jsonl` takes a labelled file instead of the blind sets, `-- --quick`
 * leaves the cross-validation out, `-- --peers` compares with other libraries.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Faults } from "../compile/faults.ts";
import { diskSource, ROOT } from "../compile/files.ts";
import type { Intent } from "../compile/intents.ts";
import { buildModel } from "../compile/model.ts";
import { readSources } from "../compile/sources.ts";
import { createUnderstand, type Understand, type Understanding } from "../language/match.ts";
import { leadsTo, type Target } from "../language/model.ts";
import { FOLDS, inFold, notInFold } from "./folds.ts";
import { readLabelled } from "./labelled.ts";
import { comparePeers } from "./peers.ts";
import { devTokenise } from "./tokenise.ts";
import { judge, Tally, type Wanted } from "./verdict.ts";

const BLIND = join(ROOT, "test/understanding");

const { values: options } = parseArgs({
  options: {
    show: { type: "boolean" },
    quick: { type: "boolean" },
    peers: { type: "boolean" },
    questions: { type: "string" },
  },
});
const faults = new Faults();
const sources = readSources(diskSource(ROOT), faults);
if (!sources) throw new Error(String(faults));
const { intents, concepts, targets } = sources;
const tokenise = devTokenise();
const labelled = (options.questions ? [options.questions] : blindFiles()).flatMap(readLabelled);

if (!options.quick && !options.peers) crossValidate();
const everything = matcherFrom(intents);
if (options.peers) await comparePeers({ ...sources, labelled, tokenise, understand: everything });
else blind(everything);

function crossValidate(): void {
  const tallies = { manual: new Tally(), person: new Tally(), outside: new Tally() };
  for (let fold = 0; fold < FOLDS; fold++) {
    const understand = matcherFrom(notInFold(intents, fold));
    for (const { target, examples } of inFold(intents, fold)) {
      const wanted = wantedBy(target);
      const tally =
        wanted === "person" ? tallies.person : wanted === "nothing" ? tallies.outside : tallies.manual;
      for (const example of examples) tally.add(tried(understand, example, wanted, JSON.stringify(target)));
    }
  }
  console.log(`${FOLDS}-fold cross-validation over intents/`);
  report(tallies);
}

function blind(understand: Understand): void {
  const tallies = { manual: new Tally(), person: new Tally(), outside: new Tally() };
  const distress = { danger: { heard: 0, of: 0 }, calm: { heard: 0, of: 0 } };
  for (const { q, kind, accept } of labelled) {
    if (kind === "pii") continue;
    if (kind === "danger" || kind === "calm") {
      distress[kind].of += 1;
      distress[kind].heard += soundsLikeDistress(understand(q)) ? 1 : 0;
      continue;
    }
    const wanted: Wanted = kind === "human" ? "person" : kind === "oos" ? "nothing" : { sections: accept };
    const tally = kind === "human" ? tallies.person : kind === "oos" ? tallies.outside : tallies.manual;
    tally.add(tried(understand, q, wanted, accept.join(" ") || kind));
  }
  console.log(options.questions ?? "the blind sets of test/understanding/");
  report(tallies);
  const { danger, calm } = distress;
  console.log(
    `  in danger or despair: heard ${danger.heard} of ${danger.of}; heard though calm: ${calm.heard} of ${calm.of}`,
  );
}

function soundsLikeDistress(understood: Understanding): boolean {
  return understood.kind === "sure" && leadsTo(understood.target, "emergency");
}

function tried(understand: Understand, text: string, wanted: Wanted, label: string) {
  const understood = understand(text);
  const verdict = judge(wanted, understood, targets);
  if (options.show && verdict !== "right") {
    const scores = understood.scores.map(({ intent, score }) => `${intent} ${score.toFixed(2)}`).join(", ");
    console.log(`${verdict}\t${label}\t${text}\t${scores}`);
  }
  return verdict;
}

function report({ manual, person, outside }: Record<"manual" | "person" | "outside", Tally>): void {
  console.log(`  in the manual ${manual}`);
  console.log(`  a person asked for ${person}`);
  console.log(`  not in the manual, small talk ${outside}`);
}

/** The same section answers the same question: an answer that cites the wanted one's main section is right. */
function wantedBy(target: Target): Wanted {
  if ("answer" in target) return { sections: (targets[target.answer]?.sections ?? []).slice(0, 1) };
  return target.reply === "human" ? "person" : "nothing";
}

function matcherFrom(learnt: Intent[]): Understand {
  return createUnderstand(buildModel({ intents: learnt, concepts, targets }, tokenise), tokenise);
}

function blindFiles(): string[] {
  return readdirSync(BLIND)
    .filter((name) => name.endsWith(".jsonl"))
    .map((name) => join(BLIND, name));
}
