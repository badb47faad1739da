/**
 * `npm run eval`: how well the matcher does on utterances it has not seen. Every fifth utterance of each intent is held
 * out in turn, the model is built from the rest. Labelled questions from elsewhere are never used here.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Faults } from "../compile/faults.ts";
import { diskSource, ROOT } from "../compile/files.ts";
import type { Intent } from "../compile/intents.ts";
import { buildModel } from "../compile/model.ts";
import { readSources } from "../compile/sources.ts";
import { createUnderstand, type Understanding } from "../language/match.ts";
import type { Target } from "../language/model.ts";
import { createTokenise } from "../language/tokenise.ts";

const FOLDS = 5;
type Verdict = "right" | "offered" | "unsure" | "offered-wrong" | "wrong";

const faults = new Faults();
const sources = readSources(diskSource(ROOT), faults);
if (!sources) throw new Error(String(faults));
const { intents, concepts } = sources;
const { answers } = sources.content;
const dictionary = readFileSync(join(ROOT, "src/generated/assets/dictionary.bin"));
const tokenise = createTokenise(new Uint8Array(dictionary).buffer);
const titles = new Map(Object.values(answers).map(({ id, title }) => [id, title]));
const show = process.argv.includes("--show");

const inScope = tally();
const outOfScope = tally();
const human = tally();
for (let fold = 0; fold < FOLDS; fold++) {
  const [seen, heldOut] = split(intents, fold);
  const understand = createUnderstand(buildModel({ intents: seen, concepts, titles }, tokenise), tokenise);
  for (const intent of heldOut) {
    const counts = "answer" in intent.target ? inScope : intent.target.reply === "human" ? human : outOfScope;
    for (const example of intent.examples) {
      const understood = understand(example);
      const verdict = judge(intent.target, understood);
      counts[verdict]++;
      if (show && verdict !== "right")
        console.log(`${verdict}\t${intent.id}\t${example}\t${explain(understood)}`);
    }
  }
}
console.log(`${FOLDS}-fold over intents/ (share of held-out utterances)`);
report("in the manual", inScope);
report("a person asked for", human);
report("not in the manual, small talk", outOfScope);

/** The same section answers the same question: an answer that cites the wanted one's main section is right. */
function judge(wanted: Target, understood: Understanding): Verdict {
  if (understood.kind === "unsure")
    return "answer" in wanted || wanted.reply === "human" ? "unsure" : "right";
  if (understood.kind === "choices") {
    if (!("answer" in wanted)) return wanted.reply === "human" ? "offered-wrong" : "offered";
    return understood.answers.some((answer) => same(wanted, { answer })) ? "offered" : "offered-wrong";
  }
  if ("reply" in wanted && "reply" in understood.target) {
    const bothHuman = (wanted.reply === "human") === (understood.target.reply === "human");
    return bothHuman ? "right" : "wrong";
  }
  if ("answer" in wanted && "reply" in understood.target) return "unsure";
  return same(wanted, understood.target) ? "right" : "wrong";
}

function same(a: Target, b: Target): boolean {
  if (!("answer" in a) || !("answer" in b)) return false;
  return a.answer === b.answer || answers[a.answer]?.sections[0] === answers[b.answer]?.sections[0];
}

function split(all: Intent[], fold: number): [Intent[], Intent[]] {
  const part = (keep: (i: number) => boolean) =>
    all.map((intent) => ({ ...intent, examples: intent.examples.filter((_, i) => keep(i % FOLDS)) }));
  return [part((i) => i !== fold), part((i) => i === fold)];
}

function explain({ scores }: Understanding): string {
  return scores.map(({ intent, score }) => `${intent} ${score.toFixed(2)}`).join(", ");
}

function tally(): Record<Verdict, number> {
  return { right: 0, offered: 0, unsure: 0, "offered-wrong": 0, wrong: 0 };
}

function report(name: string, counts: Record<Verdict, number>): void {
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const shares = Object.entries(counts).map(([verdict, n]) => `${verdict} ${((100 * n) / all).toFixed(1)}%`);
  console.log(`${name} (${all}): ${shares.join(" · ")}`);
}
