import { toHiragana } from "../language/normalise.ts";

/** Shares of letter pairs from which two messages count as copies of each other; Dice's coefficient. */
const NEAR = 0.8;

/**
 * @param text a message
 * @returns it without what may differ between copies: width, case, spaces, punctuation, kind of kana
 */
export function folded(text: string): string {
  return toHiragana(text.normalize("NFKC").toLowerCase()).replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * @param messages to compare with
 * @returns finds the first of them that a text equals or nearly equals, if there is one; what has no letter is no copy
 */
export function createFindCopy(messages: string[]): (text: string) => string | undefined {
  const known = messages.map((message) => ({ message, pairs: pairsOf(folded(message)) }));
  return (text) => {
    const pairs = pairsOf(folded(text));
    return known.find((other) => alike(pairs, other.pairs) >= NEAR)?.message;
  };
}

/** Twice the common pairs, divided by all. */
function alike(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 || 2 * Math.min(a.size, b.size) < NEAR * (a.size + b.size)) return 0;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common++;
  return (2 * common) / (a.size + b.size);
}

/** Letters next to each other, the ends included, so that a single letter has pairs too. */
function pairsOf(text: string): Set<string> {
  if (text === "") return new Set();
  const framed = `^${text}$`;
  return new Set(Array.from({ length: framed.length - 1 }, (_, i) => framed.slice(i, i + 2)));
}
