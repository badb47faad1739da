/**
 * `npm run calibrate`: how surely an answer is right, learnt from messages that the model has not seen. Every fifth utterance
 * of each intent is held out in turn; of each held-out message that asks something, the marks of its likeliest answer and
 * whether that answer is right go into a logistic regression, which is written to src/compile/trust.json. Prints what share of
 * the messages would be answered rightly, wrongly, and answered though the manual is silent, at thresholds of src/language/decide.ts.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Faults } from "../compile/faults.ts";
import { diskSource, ROOT } from "../compile/files.ts";
import { buildModel } from "../compile/model.ts";
import { readSources } from "../compile/sources.ts";
import { createAssess } from "../language/assess.ts";
import { createExtract } from "../language/features.ts";
import { isOutside } from "../language/model.ts";
import { MARKS, type Marks, type Trust, trustIn } from "../language/trust.ts";
import { FOLDS, inFold, notInFold } from "./folds.ts";
import { devTokenise } from "./tokenise.ts";

type Seen = { marks: Marks; answerable: boolean; right: boolean };

const STEPS = 2_000;
const STEP = 1;

const faults = new Faults();
const sources = readSources(diskSource(ROOT), faults);
if (!sources) throw new Error(String(faults));
const { intents, concepts, targets } = sources;
const tokenise = devTokenise();
const extract = createExtract(tokenise, concepts);

const seen: Seen[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const assess = createAssess(buildModel({ intents: notInFold(intents, fold), concepts, targets }, tokenise));
  for (const { target, examples } of inFold(intents, fold)) {
    const answerable = "answer" in target;
    if (!answerable && !isOutside(target)) continue;
    const wanted = answerable ? targets[target.answer]?.sections[0] : undefined;
    for (const example of examples) {
      const { best, marks } = assess(extract(example));
      if (!best || !marks) continue;
      const cited = targets[best.answer]?.sections.slice(0, 2) ?? [];
      seen.push({ marks, answerable, right: wanted !== undefined && cited.includes(wanted) });
    }
  }
  console.log(`fold ${fold + 1} of ${FOLDS}`);
}
const trust = regression(seen);
writeFileSync(join(ROOT, "src/compile/trust.json"), `${JSON.stringify(trust, null, 2)}\n`);
console.log(trust);
report(seen.map((message) => ({ ...message, trust: trustIn(trust, message.marks) })));

/** A logistic regression by gradient descent over standardised marks, whose scale is taken back at the end. */
function regression(messages: Seen[]): Trust {
  const mean = each((mark) => average(messages.map(({ marks }) => marks[mark])));
  const spread = each((mark) =>
    Math.sqrt(average(messages.map(({ marks }) => (marks[mark] - mean[mark]) ** 2))),
  );
  const rows = messages.map(({ marks, right }) => ({
    values: MARKS.map((mark) => (marks[mark] - mean[mark]) / (spread[mark] || 1)),
    right: right ? 1 : 0,
  }));
  const weights = MARKS.map(() => 0);
  let bias = 0;
  for (let step = 0; step < STEPS; step++) {
    const slope = MARKS.map(() => 0);
    let biasSlope = 0;
    for (const { values, right } of rows) {
      const sum = values.reduce((total, value, i) => total + value * (weights[i] ?? 0), bias);
      const error = 1 / (1 + Math.exp(-sum)) - right;
      for (const [i, value] of values.entries()) slope[i] = (slope[i] ?? 0) + error * value;
      biasSlope += error;
    }
    for (const [i, sum] of slope.entries()) weights[i] = (weights[i] ?? 0) - (STEP * sum) / rows.length;
    bias -= (STEP * biasSlope) / rows.length;
  }
  const scaled = each((mark) => (weights[MARKS.indexOf(mark)] ?? 0) / (spread[mark] || 1));
  const shift = MARKS.reduce((sum, mark) => sum + scaled[mark] * mean[mark], 0);
  return { weights: each((mark) => rounded(scaled[mark])), bias: rounded(bias - shift) };
}

function report(messages: (Seen & { trust: number })[]): void {
  const answerable = messages.filter((message) => message.answerable);
  const outside = messages.filter((message) => !message.answerable);
  console.log(
    "| trust at least | right at once | wrong | answered though the manual is silent |\n|---|---|---|---|",
  );
  for (let least = 0.4; least < 0.9; least += 0.05) {
    const given = answerable.filter(({ trust }) => trust >= least);
    const right = given.filter(({ right }) => right).length;
    const silent = outside.filter(({ trust }) => trust >= least).length;
    const shares = [
      right / answerable.length,
      (given.length - right) / answerable.length,
      silent / outside.length,
    ];
    console.log(
      `| ${least.toFixed(2)} | ${shares.map((share) => `${(100 * share).toFixed(1)}%`).join(" | ")} |`,
    );
  }
}

function each(value: (mark: (typeof MARKS)[number]) => number): Marks {
  return {
    section: value("section"),
    topics: value("topics"),
    beside: value("beside"),
    known: value("known"),
    words: value("words"),
    kana: value("kana"),
    length: value("length"),
  };
}

function average(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
