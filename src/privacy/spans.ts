/** A stretch of a text, in UTF-16 units: from `start` up to and without `end`. */
export type Span = { start: number; end: number };

const KANJI_DIGITS: Record<string, string> = {
  〇: "0",
  零: "0",
  一: "1",
  壱: "1",
  二: "2",
  弐: "2",
  三: "3",
  参: "3",
  四: "4",
  五: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
};

/**
 * @param folded text as rules read it
 * @returns the same with kanji digits as ASCII digits
 */
export function foldKanjiDigits(folded: string): string {
  return folded.replace(/[〇零一壱二弐三参四五六七八九]/g, (kanji) => KANJI_DIGITS[kanji] ?? kanji);
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

/** Replaces spans, which are in their order and do not overlap. */
export function substitute<S extends Span>(
  text: string,
  spans: S[],
  replacement: (span: S) => string,
): string {
  let result = "";
  let end = 0;
  for (const span of spans) {
    result += text.slice(end, span.start) + replacement(span);
    end = span.end;
  }
  return result + text.slice(end);
}

/** Spans in their order, those that overlap as one, which is what the first of them is. */
export function merge<S extends Span>(spans: S[]): S[] {
  const merged: S[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}
