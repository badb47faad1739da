import { expect, it } from "vitest";
import { toBrf } from "../../../../src/transcripts/braille/brf.ts";
import { CELLS_IN_LINE, LINES_IN_PAGE, layOut } from "../../../../src/transcripts/braille/lay-out.ts";

const words = (count: number, length = 5) =>
  Array.from({ length: count }, () => "⠿".repeat(length)).join("⠀");

it("breaks lines at blanks only, after two blanks at the start", () => {
  const [lines = []] = layOut([{ cells: words(10) }]);
  expect(lines).toEqual([`⠀⠀${words(5)}`, words(5)]);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(CELLS_IN_LINE);
});

it("indents a heading, and what does not fit on its line two cells deeper", () => {
  const [lines = []] = layOut([{ cells: words(5), heading: true }, { cells: words(1) }]);
  expect(lines).toEqual([`${"⠀".repeat(6)}${words(4)}`, `${"⠀".repeat(8)}${words(1)}`, `⠀⠀${words(1)}`]);
});

it("drops the two blanks after a sentence where the line breaks there", () => {
  const [lines = []] = layOut([{ cells: `${words(5)}⠲⠀⠀${words(1)}` }]);
  expect(lines).toEqual([`⠀⠀${words(5)}⠲`, words(1)]);
});

it("cuts a word that is longer than a line, at a つなぎ符", () => {
  const [lines = []] = layOut([{ cells: `${"⠿".repeat(20)}⠤${"⠿".repeat(20)}` }]);
  expect(lines).toEqual([`⠀⠀${"⠿".repeat(20)}⠤`, "⠿".repeat(20)]);
});

it("begins a page after 22 lines, and keeps a heading with what follows", () => {
  const line = { cells: "⠿" };
  const pages = layOut([
    ...Array.from({ length: LINES_IN_PAGE - 1 }, () => line),
    { cells: "⠛", heading: true },
    line,
  ]);
  expect(pages.map((lines) => lines.length)).toEqual([LINES_IN_PAGE - 1, 2]);
});

it("writes braille ASCII with a form feed after each page", () => {
  // カード, 5円, ン: liblouis' and BRLTTY's tables give the same.
  expect(toBrf([["⠀⠀⠡⠒⠐⠞", "⠼⠑⠤⠋⠴"], ["⠴"]])).toBe('  *3"T\r\n#E-F0\r\n\f0\r\n\f');
});
