import { matches, type Span } from "./spans.ts";

const LENGTH = 12;
const KANJI_DIGITS = "〇一二三四五六七八九";
/** Digits with up to three separators between two of them: spaces, hyphens, dots, slashes. */
const RUN = /\d(?:[-\s.・･/_]{0,3}\d)+/g;

/**
 * Finds 12-digit numbers in any width and spacing: `123456789018`, `1234 5678 9018`, `１２３４－…`, `一二三四五…`.
 * Longer unbroken runs are masked too, since an individual number may have been typed twice or with a slip.
 *
 * @param folded text after fold()
 * @returns spans of whole numbers
 */
export function individualNumbers(folded: string): Span[] {
  const digits = folded.replace(/[〇零一二三四五六七八九]/g, (kanji) =>
    String(Math.max(0, KANJI_DIGITS.indexOf(kanji))),
  );
  return matches(digits, RUN).flatMap((run) => withinRun(digits, run));
}

function withinRun(digits: string, run: Span): Span[] {
  const groups = matches(digits.slice(run.start, run.end), /\d+/g);
  const found: Span[] = [];
  for (let first = 0; first < groups.length; first++) {
    const last = lastOfNumber(groups, first);
    if (last === undefined) continue;
    const [from, to] = [groups[first], groups[last]];
    if (from && to) found.push({ start: run.start + from.start, end: run.start + to.end });
    first = last;
  }
  return found;
}

/** The group with which the digits since `first` make twelve, or `first` itself when it alone has more. */
function lastOfNumber(groups: Span[], first: number): number | undefined {
  let length = 0;
  for (const [i, { start, end }] of groups.entries()) {
    if (i < first) continue;
    length += end - start;
    if (length === LENGTH) return i;
    if (length > LENGTH) return i === first ? i : undefined;
  }
  return undefined;
}
