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
import { addUtterances, draftFile } from "./pull-gaps.ts";

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

const examples = z.array(z.object({ examples: z.array(z.string()) }));
const files = source.files("intents", ".yaml");
const known = new Set(
  files.flatMap(
    (file) => examples.safeParse(parse(source.read(file))).data?.flatMap((intent) => intent.examples) ?? [],
  ),
);
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
