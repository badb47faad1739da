import { matches, type Span } from "./spans.ts";

/** The telephone and fax numbers of the manual's section 9, as digits. */
const OFFICIAL = ["0120950178", "0120601785", "0352535366"];

/** An official number in any of its spellings: up to three separators between two digits. */
const OFFICIAL_PATTERNS = OFFICIAL.map(
  (digits) => new RegExp(`(?<!\\d)${[...digits].join("[-. ()]{0,3}")}(?!\\d)`, "g"),
);

/** A date in numbers, which could be part of a 12-digit number to a rule that counts digits. */
const DATES = [
  /(?<![\d./])(?:19|20)\d\d([./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![\d./])/g,
  /(?<![\d-])(?:19|20)\d\d-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])(?![\d-])/g,
];

/** What redact() put in place of a number before. */
const LABEL = /［[^［］]{1,10}］/g;

/**
 * @param text as it came
 * @param folded the same after fold()
 * @returns what no rule may look at: the official telephone numbers, dates, and what is masked already
 */
export function settled(text: string, folded: string): Span[] {
  return [...matches(text, LABEL), ...[...OFFICIAL_PATTERNS, ...DATES].flatMap((p) => matches(folded, p))];
}
