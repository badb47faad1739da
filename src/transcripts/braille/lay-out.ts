import { BLANK } from "./signs.ts";

/** A braille page as embossers take it: A4 between the punched holes. */
export const CELLS_IN_LINE = 32;
export const LINES_IN_PAGE = 22;

/** A paragraph of cells. Headings begin deeper and stay with what follows. */
export type Paragraph = { cells: string; heading?: boolean };

/** 日本点字表記法 2018年版, chapter 5: a paragraph begins in the third cell, a small heading in the seventh, its second line two
 * cells deeper. */
const INDENT = { paragraph: { first: 2, next: 0 }, heading: { first: 6, next: 8 } };

/**
 * Breaks paragraphs into lines, at blanks only; a word longer than a line is cut, at a つなぎ符 where it has one. A heading is no
 * page's last line.
 *
 * @param paragraphs in their order; empty ones are empty lines
 * @returns pages of lines, without blanks at their ends
 */
export function layOut(paragraphs: Paragraph[]): string[][] {
  const pages: string[][] = [[]];
  for (const { cells, heading = false } of paragraphs) {
    const lines = wrap(cells, heading ? INDENT.heading : INDENT.paragraph);
    const needed = heading ? lines.length + 1 : 1;
    if (LINES_IN_PAGE - (pages.at(-1)?.length ?? 0) < needed) pages.push([]);
    for (const line of lines) {
      if (pages.at(-1)?.length === LINES_IN_PAGE) pages.push([]);
      // An empty line at the top of a page parts nothing.
      if (line !== "" || pages.at(-1)?.length !== 0) pages.at(-1)?.push(line);
    }
  }
  return pages.filter((lines) => lines.length > 0);
}

function wrap(cells: string, indent: { first: number; next: number }): string[] {
  if (cells === "") return [""];
  const lines: string[] = [];
  const deeper = BLANK.repeat(indent.next);
  let line = BLANK.repeat(indent.first);
  let isEmpty = true;
  // A phrase with the blanks before it; those fall away where the line breaks.
  for (const [, gap = "", phrase = ""] of cells.matchAll(/(⠀*)([^⠀]+)/g)) {
    const apart = isEmpty ? "" : gap;
    if (line.length + apart.length + phrase.length <= CELLS_IN_LINE) {
      line += apart + phrase;
    } else {
      if (!isEmpty) lines.push(line);
      const pieces = cut((isEmpty ? line : deeper) + phrase);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? "";
    }
    isEmpty = false;
  }
  return [...lines, line];
}

function cut(phrase: string): string[] {
  const pieces: string[] = [];
  let rest = phrase;
  while (rest.length > CELLS_IN_LINE) {
    const link = rest.lastIndexOf("⠤", CELLS_IN_LINE - 1);
    const at = link > 0 ? link + 1 : CELLS_IN_LINE;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...pieces, rest];
}
