import { blocksOf, type TranscriptWords } from "./blocks.ts";
import type { Transcript } from "./transcript.ts";
import { wrapLine } from "./wrap.ts";

/** In full-width columns: what fits on A4 in a usual size, and on a braille display's or a phone's line, and no wider than a page. */
export const WIDTH = { usual: 40, least: 10, most: 200 };

/**
 * Writes a conversation as plain text that prints and reads aloud well: headings alone on their lines, speaker and time in words,
 * nothing that needs to be seen.
 *
 * @param transcript what was said
 * @param words of the forms
 * @param width in full-width columns
 * @returns the text, lines end with \n
 */
export function plainText(
  transcript: Transcript,
  words: TranscriptWords,
  width: number = WIDTH.usual,
): string {
  const lines = blocksOf(transcript, words).flatMap((block, i, blocks) => {
    if (block.is === "source") return `${block.number}　${block.text}`.split("\n");
    // A message's text follows its speaker at once; all else stands apart.
    const before = blocks[i - 1];
    const follows = block.is === "text" && before?.is === "heading" && before.level === 3;
    return [...(i === 0 || follows ? [] : [""]), ...block.text.split("\n")];
  });
  return `${lines.flatMap((line) => wrapLine(line, width)).join("\n")}\n`;
}
