import { PUBLISHED } from "./known.ts";
import { matches, type Span } from "./spans.ts";

/** A published number in any of its spellings: up to three separators between two digits. */
const NUMBERS = PUBLISHED.telephones.map(
  (digits) => new RegExp(`(?<!\\d)${[...digits].join("[-. ()]{0,3}")}(?!\\d)`, "g"),
);
const EMAILS = PUBLISHED.emails.map((email) => new RegExp(email.replace(/[.+]/g, "\\$&"), "g"));

/** A date in numbers, which could be part of a 12-digit number to a rule that counts digits. */
const DATES = [
  /(?<![\d./])(?:19|20)\d\d([./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![\d./])/g,
  /(?<![\d-])(?:19|20)\d\d-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])(?![\d-])/g,
];

/**
 * @param reading text as rules read it
 * @returns the telephone numbers and e-mail addresses that content/ publishes
 */
export function published(reading: string): Span[] {
  return [...NUMBERS, ...EMAILS].flatMap((pattern) => matches(reading, pattern));
}

/**
 * @param reading text as rules read it, dates of birth blanked out
 * @returns the dates that are left: of events
 */
export function eventDates(reading: string): Span[] {
  return DATES.flatMap((pattern) => matches(reading, pattern));
}
