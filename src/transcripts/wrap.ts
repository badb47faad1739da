import { eastAsianWidth } from "get-east-asian-width";
import { phrasesOf } from "../typography/phrases.ts";

const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** The tokenizer of phrases gets no more at once. */
const LONGEST = 2000;

/**
 * @param text any
 * @returns how many half-width columns it takes in a Japanese font, where letters of ambiguous width (…, ①, ×) are wide: Unicode
 *   Standard Annex 11
 */
export function columns(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += columnsOf(segment);
  return width;
}

/** Marks that combine and pictures of several parts are as wide as their first letter. */
function columnsOf(grapheme: string): number {
  if (/^[\p{Control}\p{Mark}\p{Default_Ignorable_Code_Point}]/u.test(grapheme)) return 0;
  // The sound marks of half-width kana take a column of their own.
  if (/^[ｦ-ﾟ]+$/.test(grapheme)) return grapheme.length;
  return eastAsianWidth(grapheme.codePointAt(0) ?? 32, { ambiguousAsWide: true });
}

/**
 * Wraps a line at the ends of phrases; a phrase that is wider than a line is cut.
 *
 * @param line without line ends
 * @param width in full-width columns
 * @returns one line or more, none wider
 */
export function wrapLine(line: string, width: number): string[] {
  const room = width * 2;
  const lines: string[] = [];
  let current = "";
  for (const phrase of phrasesIn(line).flatMap((whole) => cut(whole, room))) {
    if (columns(current + phrase.trimEnd()) > room) {
      lines.push(current.trimEnd());
      current = phrase.trimStart();
    } else current += phrase;
  }
  return [...lines, current.trimEnd()];
}

function phrasesIn(line: string): string[] {
  const pieces = line.match(new RegExp(`[^]{1,${LONGEST}}`, "gu")) ?? [];
  return pieces.flatMap(phrasesOf);
}

function cut(phrase: string, room: number): string[] {
  if (columns(phrase.trimEnd()) <= room) return [phrase];
  const pieces: string[] = [];
  let piece = "";
  for (const { segment } of graphemes.segment(phrase)) {
    if (columns(piece + segment) > room) {
      pieces.push(piece);
      piece = "";
    }
    piece += segment;
  }
  return [...pieces, piece];
}
