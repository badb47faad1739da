import type { Extract } from "../language/features.ts";
import { searchWeight } from "../language/search.ts";
import type { SearchIndex } from "../language/search-index.ts";

/** What is searched: the question and other ways to ask it count most, the text adds what they do not say. */
export type SearchDocument = { questions: string[]; text: string };

/** Settled on the manual's answers as documents and intents/ as questions (docs/quality.md). */
const QUESTION_WEIGHT = 6;
/** BM25's saturation and length normalisation. */
const K1 = 2;
const B = 0.5;

/**
 * Builds an index over any FAQ: BM25 (Robertson & Zaragoza 2009) with two fields, over words and kana n-grams.
 *
 * @param documents at most 65,536
 * @param extract the tokenizer's features; concepts are not used
 * @param onProgress told how many are done, now and then
 * @returns the index; its rows are the documents' order
 */
export function buildSearchIndex(
  documents: SearchDocument[],
  extract: Extract,
  onProgress: (done: number) => void = () => {},
): SearchIndex {
  const counted = documents.map((document, row) => {
    if (row % 500 === 0) onProgress(row);
    return weightedCounts(document, extract);
  });
  const lengths = counted.map((counts) => [...counts.values()].reduce((sum, n) => sum + n, 0));
  const average = lengths.reduce((sum, n) => sum + n, 0) / (lengths.length || 1);
  const postings = new Map<string, { row: number; count: number }[]>();
  for (const [row, counts] of counted.entries()) {
    for (const [feature, count] of counts) {
      const list = postings.get(feature) ?? [];
      postings.set(feature, list);
      list.push({ row, count });
    }
  }
  const size = [...postings.values()].reduce((sum, list) => sum + list.length, 0);
  const idf = new Float32Array(postings.size + 1);
  const starts = new Uint32Array(postings.size + 1);
  const rows = new Uint16Array(size);
  const worth = new Float32Array(size);
  let at = 0;
  for (const [feature, list] of [...postings.values()].entries()) {
    starts[feature] = at;
    idf[feature] = inverseFrequency(list.length, documents.length);
    for (const { row, count } of list) {
      const norm = K1 * (1 - B + (B * lengths[row]!) / average);
      rows[at] = row;
      worth[at++] = (idf[feature]! * count) / (count + norm);
    }
  }
  starts[postings.size] = at;
  idf[postings.size] = inverseFrequency(0, documents.length);
  const highest = worth.reduce((a, b) => Math.max(a, b), 0);
  const impactStep = highest / 255 || 1;
  const impacts = Uint8Array.from(worth, (value) => Math.round(value / impactStep));
  const features = new Map([...postings.keys()].map((feature, row) => [feature, row]));
  return { documents: documents.length, features, idf, starts, rows, impacts, impactStep };
}

function inverseFrequency(documents: number, all: number): number {
  return Math.log(1 + (all - documents + 0.5) / (documents + 0.5));
}

function weightedCounts({ questions, text }: SearchDocument, extract: Extract): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (written: string, weight: number) => {
    for (const [feature, count] of extract(written).counts) {
      if (searchWeight(feature) > 0) counts.set(feature, (counts.get(feature) ?? 0) + weight * count);
    }
  };
  for (const question of questions) add(question, QUESTION_WEIGHT);
  add(text, 1);
  return counts;
}
