/**
 * `npm run explain -- "カードなくした"`: what the matcher sees in a message and what it makes of it. A second message is
 * understood as following on the first's answer.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../compile/files.ts";
import { createExtract } from "../language/features.ts";
import { createUnderstand, type Understanding } from "../language/match.ts";
import { type Model, readModel } from "../language/model.ts";
import { normalise } from "../language/normalise.ts";
import { readOwnFaq } from "../language/own-faq.ts";
import { vectorOf } from "../language/vector.ts";
import { devTokenise } from "./tokenise.ts";

const SHOWN = 12;
const messages = process.argv.slice(2);
if (messages.length === 0) {
  console.error('which message? npm run explain -- "カードなくした"');
  process.exit(1);
}

const asset = (name: string) => new Uint8Array(readFileSync(join(ROOT, "src/generated/assets", name))).buffer;
const tokenise = devTokenise();
const model = readModel(asset("model.bin"));
const extract = createExtract(tokenise, model.concepts);
const understand = createUnderstand(model, tokenise, readOwnFaq(asset("faq.bin")));

let lastAnswer: string | undefined;
for (const message of messages) {
  const understood = understand(message, lastAnswer);
  console.log(`\n「${message}」${lastAnswer ? `, after ${lastAnswer}` : ""}`);
  const tokens = tokenise(normalise(message)).map(
    ({ surface, base, partOfSpeech }) => `${surface}${base === surface ? "" : `→${base}`}/${partOfSpeech}`,
  );
  console.log(`tokens    ${tokens.join(" ")}`);
  const features = extract(message);
  console.log(`reading   ${features.reading}`);
  console.log(`concepts  ${features.concepts.join(" ") || "none"}`);
  const [best] = understood.scores;
  if (best) console.log(`for ${best.intent}: ${reasons(model, features.counts, best.intent)}`);
  const unknown = [...features.counts.keys()].filter((feature) => !model.features.has(feature));
  console.log(`unknown   ${unknown.slice(0, SHOWN).join(" ") || "none"}`);
  for (const { intent, score } of understood.scores) console.log(`  ${score.toFixed(3)}  ${intent}`);
  console.log(`  ${understood.outside.toFixed(3)}  not in the manual`);
  const marks = Object.entries(understood.marks ?? {}).map(([mark, value]) => `${mark} ${value.toFixed(2)}`);
  console.log(`trust     ${understood.trust.toFixed(3)}  by ${marks.join(", ")}`);
  if (understood.part)
    console.log(`a sentence by itself: ${understood.part.score.toFixed(3)}  ${understood.part.intent}`);
  console.log(`→ ${told(understood)}${understood.urgent ? ", urgent" : ""}`);
  if (understood.kind === "sure" && "answer" in understood.target) lastAnswer = understood.target.answer;
}

/** The features that speak most for an intent, with what each adds to its score before the softmax. */
function reasons(model: Model, counts: Map<string, number>, id: string) {
  const names = [...model.features.keys()];
  return vectorOf(model, counts)
    .map(({ row, weight }) => ({ name: names[row], worth: weight * weightOf(model, row, id) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, SHOWN)
    .map(({ name, worth }) => `${name} ${worth.toFixed(2)}`)
    .join(", ");
}

function weightOf({ intents, starts, columns, weights, weightStep }: Model, row: number, id: string): number {
  const column = intents.findIndex((intent) => intent.id === id);
  const at = columns.subarray(starts[row], starts[row + 1]).indexOf(column);
  return at < 0 ? 0 : weightStep * (weights[(starts[row] ?? 0) + at] ?? 0);
}

function told(understood: Understanding): string {
  if (understood.kind === "unsure") return "not understood";
  if (understood.kind === "choices") return `asks which: ${understood.answers.join(", ")}`;
  const near = understood.near.length > 0 ? ` (near: ${understood.near.join(", ")})` : "";
  return `${Object.values(understood.target).join("")}${near}`;
}
