import { blocksOf, type TranscriptWords } from "./blocks.ts";
import { layOut } from "./braille/lay-out.ts";
import type { ToBraille } from "./braille/translate.ts";
import type { Transcript } from "./transcript.ts";

/**
 * @param transcript what was said
 * @param words of the forms
 * @param toBraille translates a line
 * @returns pages of 22 lines of 32 cells, in Unicode braille
 */
export function braillePages(
  transcript: Transcript,
  words: TranscriptWords,
  toBraille: ToBraille,
): string[][] {
  const paragraphs = blocksOf(transcript, words).flatMap((block) => {
    if (block.is === "heading") {
      const heading = { cells: toBraille(block.text), heading: true };
      // One empty line before each message, none before the title.
      return block.level === 1 ? [heading] : [{ cells: "" }, heading];
    }
    if (block.is === "source") return [{ cells: toBraille(`${block.number}. ${block.text}`) }];
    return block.text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => ({ cells: toBraille(line) }));
  });
  return layOut(paragraphs);
}
