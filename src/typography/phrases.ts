import { jaModel, Parser } from "budoux";

const parser = new Parser(jaModel);

/** What never begins a line, whatever the phrases. */
const NEVER_FIRST = /[ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー\s、。！？）」』］】]/u;

/**
 * @param text any text
 * @returns the places where a phrase begins and a line may break
 */
export function phraseStarts(text: string): number[] {
  return parser.parseBoundaries(text).filter((place) => !NEVER_FIRST.test(text[place] ?? ""));
}

/**
 * @param text any text
 * @returns its phrases, in their order and without loss
 */
export function phrasesOf(text: string): string[] {
  const starts = [0, ...phraseStarts(text).filter((place) => place > 0)];
  return starts.map((start, i) => text.slice(start, starts[i + 1]));
}
