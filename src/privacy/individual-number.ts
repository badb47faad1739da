import { foldKanjiDigits, matches, type Span } from "./spans.ts";

const LENGTH = 12;
/** Between two groups of digits: nothing that is read aloud, or の. Invisible characters are spaces by now. */
const SEPARATOR = /^(?:[^\p{L}\p{N}￼]{1,10}|\s+|の)$/u;

type Group = Span & { before: string };

/**
 * Finds 12-digit numbers in any width and spacing: `123456789018`, `1234 5678 9018`, `１２３４－…`, `一二三四五…`, digit by
 * digit. Every way to read twelve digits counts, so that none of them is left over. Longer unbroken runs are masked too,
 * since an individual number may have been typed twice or with a slip.
 *
 * @param folded text after fold()
 * @returns spans of whole numbers, which may overlap
 */
export function individualNumbers(folded: string): Span[] {
  const digits = foldKanjiDigits(folded);
  const groups = groupsOf(digits);
  return groups.flatMap((_, first) => numberFrom(groups, first) ?? []);
}

function groupsOf(digits: string): Group[] {
  const spans = matches(digits, /\d+/g);
  return spans.map((span, i) => ({ ...span, before: digits.slice(spans[i - 1]?.end ?? 0, span.start) }));
}

/** The number that begins with the group at `first`, if there is one. */
function numberFrom(groups: Group[], first: number): Span | undefined {
  const taken: Group[] = [];
  let length = 0;
  for (const group of groups.slice(first, first + LENGTH)) {
    if (taken.length > 0 && !SEPARATOR.test(group.before)) return undefined;
    taken.push(group);
    length += group.end - group.start;
    if (length >= LENGTH) break;
  }
  const [from, to] = [taken[0], taken.at(-1)];
  const whole = length === LENGTH || (taken.length === 1 && length > LENGTH);
  return from && to && whole && looksWritten(taken) ? { start: from.start, end: to.end } : undefined;
}

/**
 * Tells a number from a list of small ones (section numbers, days): groups of one or two digits must all be as long as each
 * other and separated alike.
 */
function looksWritten(groups: Group[]): boolean {
  const sizes = groups.map(({ start, end }) => end - start);
  if (Math.min(...sizes) >= 2 && Math.max(...sizes) >= 3) return true;
  const separators = groups.slice(1).map(({ before }) => before.replace(/\s+/g, " "));
  return new Set(sizes).size === 1 && new Set(separators).size <= 1;
}
