/**
 * `npm run gaps:pull [-- --remote]`: what agents decided of questions that were not answered, as utterances in intents/ and
 * drafts in content/drafts/, to be read over, measured with `npm run eval` and committed. Twice it changes nothing more.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { z } from "zod";
import { diskSource, ROOT } from "../compile/files.ts";
import { executeSql } from "./d1.ts";
import { addUtterances, draftFile, withoutIntent } from "./pull-gaps.ts";

const { values } = parseArgs({ options: { remote: { type: "boolean", default: false } } });
const where = values.remote ? "remote" : "local";
const source = diskSource(ROOT);
const DRAFTS = "content/drafts";

const linked = z
  .array(z.object({ id: z.string(), answerId: z.string(), text: z.string() }))
  .parse(
    rows(
      "select d.id, d.answer_id as answerId, g.text from gap_decisions d join gaps g on g.decision = d.id where d.kind = 'linked' order by d.at, g.at",
    ),
  );
const drafts = z
  .array(z.object({ id: z.uuid(), title: z.string(), text: z.string() }))
  .parse(rows("select id, title, text from gap_decisions where kind = 'drafted' order by at"));

const intent = z.array(z.object({ answer: z.string().optional(), examples: z.array(z.string()) }));
const files = source.files("intents", ".yaml");
const intents = files.flatMap((file) => intent.safeParse(parse(source.read(file))).data ?? []);
const known = new Set(intents.flatMap(({ examples }) => examples));
for (const file of files) {
  const { yaml, added } = addUtterances(source.read(file), linked, known);
  if (added.length === 0) continue;
  writeFileSync(join(ROOT, file), yaml);
  console.log(`${file}: ${added.length} utterances`);
}
mkdirSync(join(ROOT, DRAFTS), { recursive: true });
for (const draft of drafts) {
  const file = `${DRAFTS}/${draft.id}.md`;
  if (existsSync(join(ROOT, file))) continue;
  writeFileSync(join(ROOT, file), draftFile(draft));
  console.log(`${file}: a draft`);
}
const led = new Set(intents.flatMap(({ answer }) => answer ?? []));
for (const { id, answerId, text } of withoutIntent(linked, led)) {
  console.warn(
    `left out: "${text}" (gap ${id}): no intent leads to ${answerId}, only a flow or another answer does. ` +
      `Give it an intent with "answer: ${answerId}" in intents/ and pull again, or add the text to the flow's intent by hand.`,
  );
}
console.log("Read them over, then npm run eval shows the effect.");

function rows(sql: string): Record<string, unknown>[] {
  try {
    return executeSql(sql, where);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error("Nothing was pulled. Locally, run npm start once first: it makes the database.");
    process.exit(1);
  }
}
