/**
 * `npm run eval:retrieval -- --corpus corpus.json --queries queries.json --qrels qrels.json`: how well an FAQ of any kind is
 * searched by the code that searches a municipality's own, with no utterance to learn from. Fields are BEIR's.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { buildSearchIndex } from "../compile/search-index.ts";
import { createExtract } from "../language/features.ts";
import { createSearch } from "../language/search.ts";
import { devTokenise } from "./tokenise.ts";

const id = z.union([z.string(), z.number()]).transform(String);
const identified = { id: id.optional(), _id: id.optional() };
const named = <T extends { id?: string | undefined; _id?: string | undefined }>(
  row: T,
  context: z.RefinementCtx,
) => {
  const known = row.id ?? row._id;
  if (known !== undefined) return { ...row, id: known };
  context.addIssue({ code: "custom", message: "id (or _id) is missing" });
  return z.NEVER;
};
const corpus = z.array(
  z.object({ ...identified, title: z.string().default(""), text: z.string().default("") }).transform(named),
);
const queries = z.array(z.object({ ...identified, text: z.string() }).transform(named));
const qrels = z.array(z.object({ query_id: id, doc_id: id, relevance: z.coerce.number() }));

const RANKS = 10;

const { values } = parseArgs({
  options: { corpus: { type: "string" }, queries: { type: "string" }, qrels: { type: "string" } },
});
const documents = read(values.corpus, corpus, "--corpus");
const asked = read(values.queries, queries, "--queries");
const wanted = new Map<string, Map<string, number>>();
for (const { query_id, doc_id, relevance } of read(values.qrels, qrels, "--qrels")) {
  if (relevance <= 0) continue;
  wanted.set(query_id, (wanted.get(query_id) ?? new Map()).set(doc_id, relevance));
}

const extract = createExtract(devTokenise(), {});
const building = performance.now();
const index = buildSearchIndex(
  documents.map(({ title, text }) => ({ questions: [title], text })),
  extract,
  (done) => process.stderr.write(`\r${done} of ${documents.length} documents read`),
);
process.stderr.write("\r");
const search = createSearch(index);
console.log(
  `${documents.length} documents indexed in ${((performance.now() - building) / 1000).toFixed(1)} s, ` +
    `${index.features.size} features, ${index.rows.length} postings`,
);

const sums = { ndcg: 0, recall: 0, mrr: 0, hit: 0 };
const times: number[] = [];
const judged = asked.filter((query) => wanted.has(query.id));
for (const { id: query, text } of judged) {
  const relevant = wanted.get(query) ?? new Map<string, number>();
  const begin = performance.now();
  const hits = search(extract(text).counts, RANKS);
  times.push(performance.now() - begin);
  const gains = hits.map(({ row }) => relevant.get(documents[row]?.id ?? "") ?? 0);
  const first = gains.findIndex((gain) => gain > 0);
  sums.ndcg += dcg(gains) / dcg([...relevant.values()].sort((a, b) => b - a).slice(0, RANKS));
  sums.recall += gains.filter((gain) => gain > 0).length / relevant.size;
  sums.mrr += first < 0 ? 0 : 1 / (first + 1);
  sums.hit += first === 0 ? 1 : 0;
}
const mean = (sum: number) => (judged.length ? (sum / judged.length).toFixed(4) : "-");
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.floor(share * (times.length - 1))]?.toFixed(2) ?? "-";
console.log(`${judged.length} queries with a relevant document, ${asked.length - judged.length} without`);
console.log(
  `nDCG@${RANKS} ${mean(sums.ndcg)} · Recall@${RANKS} ${mean(sums.recall)} · MRR ${mean(sums.mrr)} · Hit@1 ${mean(sums.hit)}`,
);
console.log(`ms per query: median ${at(0.5)}, p99 ${at(0.99)}`);

/** Discounted cumulative gain with linear gains, as trec_eval and BEIR have it. */
function dcg(gains: number[]): number {
  return gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}

function read<T>(file: string | undefined, schema: z.ZodType<T>, option: string): T {
  if (!file)
    fail(
      `${option} is missing: npm run eval:retrieval -- --corpus corpus.json --queries queries.json --qrels qrels.json`,
    );
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    fail(`${file}: ${issue?.path.join(".")}: ${issue?.message}`);
  } catch (error) {
    fail(`${file}: ${error instanceof Error ? error.message : "cannot be read"}`);
  }
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
