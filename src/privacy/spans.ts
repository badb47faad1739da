/** A stretch of a text, in UTF-16 units: from `start` up to and without `end`. */
export type Span = { start: number; end: number };

/**
 * Folds widths unit by unit, so that places in the result are places in the text: full-width digits and letters become
 * ASCII, all sorts of hyphens a hyphen, letters small.
 *
 * @param text any text
 * @returns a text of the same length
 */
export function fold(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, foldUnit).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

const HYPHENS = /[‐‑‒–—―ー−－ｰ～〜]/;
/** Invisible characters that a number may be strewn with. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/;

function foldUnit(unit: string): string {
  if (HYPHENS.test(unit)) return "-";
  if (/\s/.test(unit) || INVISIBLE.test(unit)) return " ";
  const folded = unit.normalize("NFKC");
  return folded.length === 1 ? folded : unit;
}

/**
 * @param text where to look
 * @param pattern a global regular expression without nested repetition
 * @returns the span of every match
 */
export function matches(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
