import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Graphviz } from "@hpcc-js/wasm-graphviz";
import { content as contentSchema } from "../answers/content.ts";
import { FLOWS } from "../flows/all.ts";
import { flowDot } from "./flow-dot.ts";

const COMPILED = join(import.meta.dirname, "../generated/content.json");
/** `npm run flows:graph`: draws each guided flow for people, as docs/flows/<flow>.svg. */
const FOLDER = join(import.meta.dirname, "../../docs/flows");

const content = contentSchema.parse(JSON.parse(readFileSync(COMPILED, "utf8")));
mkdirSync(FOLDER, { recursive: true });
const graphviz = await Graphviz.load();
for (const flow of FLOWS.values()) {
  const wording = content.flows[flow.id];
  if (!wording) throw new Error(`flow ${flow.id} has no wording`);
  const file = join(FOLDER, `${flow.id}.svg`);
  writeFileSync(file, graphviz.dot(flowDot(flow, wording), "svg"));
  console.log(file);
}
