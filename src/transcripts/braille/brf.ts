import { BLANK } from "./signs.ts";

/**
 * North American Braille ASCII, as embossers and braille displays read .brf files: the sign for each cell from U+2800 to U+283F
 * (Library of Congress NLS Specification 800; the same in liblouis and BRLTTY).
 */
const ASCII = ` A1B'K2L@CIF/MSP"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)=`;

/**
 * @param pages of lines of cells
 * @returns the .brf file: CR LF after each line, a form feed after each page
 */
export function toBrf(pages: string[][]): string {
  return pages.map((lines) => `${lines.map((line) => `${ascii(line)}\r\n`).join("")}\f`).join("");
}

function ascii(line: string): string {
  return [...line]
    .map((cell) => ASCII[cell.charCodeAt(0) - BLANK.charCodeAt(0)] ?? " ")
    .join("")
    .trimEnd();
}
