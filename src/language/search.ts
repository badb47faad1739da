import type { SearchIndex } from "./search-index.ts";

/** A document by its row, and how much of the question it covers: 0 nothing, 1 as much as any document could. */
type Hit = { row: number; score: number };

/** Finds documents for the features of a message (see features.ts). */
export type Search = (counts: Map<string, number>, limit: number) => Hit[];

/**
 * A feature counts by its kind: kana n-grams (`k:`) overlap one another, so each counts less than a word (`w:`). Concepts are
 * of the manual's subjects and say nothing of other documents.
 *
 * @param feature as extracted
 * @returns its weight; 0 for a feature that is not searched by
 */
export function searchWeight(feature: string): number {
  if (feature.startsWith("w:")) return 1;
  return feature.startsWith("k:") ? 0.5 : 0;
}

/**
 * @param index the documents
 * @returns a pure function: the best documents first, those of equal score in their order
 */
export function createSearch(index: SearchIndex): Search {
  const { documents, features, idf, starts, rows, impacts, impactStep } = index;
  const unseen = idf[idf.length - 1] ?? 0;
  return (counts, limit) => {
    const scores = new Float64Array(documents);
    let most = 0;
    for (const feature of counts.keys()) {
      const weight = searchWeight(feature);
      if (weight === 0) continue;
      const found = features.get(feature);
      most += weight * (found === undefined ? unseen : idf[found]!);
      if (found === undefined) continue;
      const step = weight * impactStep;
      for (let i = starts[found]!; i < starts[found + 1]!; i++) scores[rows[i]!]! += step * impacts[i]!;
    }
    return best(scores, limit).map((row) => ({ row, score: scores[row]! / (most || 1) }));
  };
}

/** The rows of the highest scores above 0; a selection, as sorting five thousand would take longer than finding them. */
function best(scores: Float64Array, limit: number): number[] {
  const top: number[] = [];
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row]!;
    if (score === 0 || (top.length === limit && score <= scores[top[limit - 1]!]!)) continue;
    let at = top.length === limit ? limit - 1 : top.length;
    for (; at > 0 && score > scores[top[at - 1]!]!; at--) top[at] = top[at - 1]!;
    top[at] = row;
  }
  return top;
}
