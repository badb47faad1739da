import { matches, type Span } from "./spans.ts";

/** The telephone and fax numbers of the manual's section 9, as digits. */
const OFFICIAL = ["0120950178", "0120601785", "0352535366"];

/** Digits with at most one separator between two of them. */
const PATTERNS = OFFICIAL.map((digits) => new RegExp(`(?<!\\d)${[...digits].join("[-. ()]?")}(?!\\d)`, "g"));

/** A date in numbers, which could be half of a 12-digit number to a rule that counts digits. */
const DATE = /(?<![\d-])(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![\d-])/g;

/**
 * @param folded text after fold()
 * @returns what is never masked: the official telephone numbers and dates
 */
export function officialNumbers(folded: string): Span[] {
  return [...PATTERNS, DATE].flatMap((pattern) => matches(folded, pattern));
}
