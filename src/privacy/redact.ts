import { z } from "zod";
import { individualNumbers } from "./individual-number.ts";
import { officialNumbers } from "./official-numbers.ts";
import { pins } from "./pin.ts";
import { fold, type Span } from "./spans.ts";

declare const redacted: unique symbol;
/** Text that went through redact(): the only text that may be stored, logged, matched or shown. */
export type RedactedText = string & { readonly [redacted]: true };

/** What was masked. */
export const maskedKind = z.enum(["individual-number", "pin"]);
export type MaskedKind = z.infer<typeof maskedKind>;

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
  let folded = blank(fold(text), officialNumbers(fold(text)));
  const found: (Span & { kind: MaskedKind })[] = [];
  for (const { kind, find } of RULES) {
    const spans = find(folded);
    found.push(...spans.map((span) => ({ ...span, kind })));
    folded = blank(folded, spans);
  }
  let result = "";
  let end = 0;
  for (const span of found.sort((a, b) => a.start - b.start)) {
    result += text.slice(end, span.start) + LABELS[span.kind];
    end = span.end;
  }
  result += text.slice(end);
  const kinds = RULES.map(({ kind }) => kind).filter((kind) => found.some((span) => span.kind === kind));
  return { text: result as RedactedText, masked: kinds };
}

function blank(text: string, spans: Span[]): string {
  return spans.reduce(
    (out, { start, end }) => out.slice(0, start) + SETTLED.repeat(end - start) + out.slice(end),
    text,
  );
}
