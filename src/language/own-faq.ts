import { z } from "zod";
import type { Decision } from "./decide.ts";
import { isOutside } from "./model.ts";
import { createSearch, type Search } from "./search.ts";
import { readSearchIndex } from "./search-index.ts";

/** A municipality's own entries: found by what they say, as they have no utterances to learn from. */
export type OwnFaq = { search: Search; ids: string[] };

const answerIds = z.array(z.string());

/**
 * @param file the bytes of faq.bin
 * @returns the entries' index and their answers' ids, row by row
 * @throws Error when the file is of another version
 */
export function readOwnFaq(file: ArrayBuffer): OwnFaq {
  const { index, about } = readSearchIndex(file);
  return { search: createSearch(index), ids: answerIds.parse(about) };
}

/** How much of a message an entry must cover (see search.ts). Settled as docs/quality.md tells. */
const COVERS = {
  /** to be given at once, whatever else the message may be */
  surely: 0.62,
  /** to be given where the manual has no sure answer */
  enough: 0.42,
  /** to be offered */
  some: 0.28,
};
/** The next entry must be this much worse, or both are offered. */
const MARGIN = 0.04;
const MAX_CHOICES = 3;

/**
 * Lets the municipality's own entries have their say beside the manual's answers.
 *
 * @param ownFaq the entries, if there are any
 * @param counts the message's features
 * @param decided what the manual's intents have come to
 * @returns that, or an entry, or both as choices
 */
export function askOwnFaq(
  ownFaq: OwnFaq | undefined,
  counts: Map<string, number>,
  decided: Decision,
): Decision {
  const hits = ownFaq ? ownFaq.search(counts, MAX_CHOICES) : [];
  const [best, next] = hits;
  if (!ownFaq || !best || best.score < COVERS.some) return decided;
  const ids = hits.filter(({ score }) => score >= COVERS.some).flatMap(({ row }) => ownFaq.ids[row] ?? []);
  const [first = "", ...others] = ids;
  const manualKnows = decided.kind === "sure" && !isOutside(decided.target);
  const clear = best.score - (next?.score ?? 0) >= MARGIN;
  if (clear && best.score >= (manualKnows ? COVERS.surely : COVERS.enough)) {
    return { kind: "sure", target: { answer: first }, near: others };
  }
  if (manualKnows) return { ...decided, near: [...decided.near, ...ids].slice(0, MAX_CHOICES) };
  const manual = decided.kind === "choices" ? decided.answers : [];
  return { kind: "choices", answers: [...manual.slice(0, 2), ...ids].slice(0, MAX_CHOICES) };
}
