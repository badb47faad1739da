import { individualNumbers } from "./individual-number.ts";
import { pins } from "./pin.ts";
import { settled } from "./settled.ts";
import { fold, type Span } from "./spans.ts";

declare const redacted: unique symbol;
/** Text that went through redact(): the only text that may be stored, logged, matched or shown. */
export type RedactedText = string & { readonly [redacted]: true };

/** What was masked. */
export type MaskedKind = "individual-number" | "pin";

const LABELS: Record<MaskedKind, string> = {
  "individual-number": "［個人番号］",
  pin: "［暗証番号］",
};

/** In this order: what an earlier rule found, a later one does not look at. */
const RULES: { kind: MaskedKind; find: (folded: string) => Span[] }[] = [
  { kind: "individual-number", find: individualNumbers },
  { kind: "pin", find: pins },
];

/** Stands for text that is settled; no rule takes it for a digit, a letter or a separator. */
const SETTLED = "\u{FFFC}";

/**
 * Masks personal numbers. The sole maker of RedactedText; redacting twice changes nothing more.
 *
 * 番号法 15 and 20 forbid asking for and keeping an individual number, so every 12-digit number is masked whatever its
 * check digit; the official telephone numbers of the manual (section 9) never are.
 *
 * @param text a message as it came
 * @returns the text with each number replaced by its kind, and the kinds in the order of RULES
 */
export function redact(text: string): { text: RedactedText; masked: MaskedKind[] } {
  const masked = new Set<MaskedKind>();
  let current = text;
  // What is masked makes the text shorter, which may bring a number near a word for it: until nothing is found.
  for (let found = findAll(current); found.length > 0; found = findAll(current)) {
    for (const { kind } of found) masked.add(kind);
    current = substitute(current, found, ({ kind }) => LABELS[kind]);
  }
  return {
    text: current as RedactedText,
    masked: RULES.map(({ kind }) => kind).filter((kind) => masked.has(kind)),
  };
}

type Found = Span & { kind: MaskedKind };

function findAll(text: string): Found[] {
  let folded = fold(text);
  folded = blank(folded, settled(text, folded));
  const found: Found[] = [];
  for (const { kind, find } of RULES) {
    const spans = merge(find(folded).map((span) => wholeCharacters(text, span)));
    found.push(...spans.map((span) => ({ ...span, kind })));
    folded = blank(folded, spans);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A digit may be two UTF-16 units, or carry marks (keycaps): nothing of it is left over. */
function wholeCharacters(text: string, { start, end }: Span): Span {
  const rest = /^[\udc00-\udfff]?\p{M}*/u.exec(text.slice(end)) ?? [""];
  return { start, end: end + rest[0].length };
}

function blank(text: string, spans: Span[]): string {
  return substitute(text, merge(spans), ({ start, end }) => SETTLED.repeat(end - start));
}

/** Replaces spans, which are in their order and do not overlap. */
function substitute<S extends Span>(text: string, spans: S[], replacement: (span: S) => string): string {
  let result = "";
  let end = 0;
  for (const span of spans) {
    result += text.slice(end, span.start) + replacement(span);
    end = span.end;
  }
  return result + text.slice(end);
}

/** Spans in their order, those that overlap as one. */
function merge(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
