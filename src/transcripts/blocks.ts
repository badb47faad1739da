import type { PageWords } from "../answers/pages.ts";
import { dayInWords, timeInWords } from "./times.ts";
import type { Transcript, TranscriptMessage } from "./transcript.ts";

/** What each form says of its own. */
export type TranscriptWords = PageWords["transcripts"];

/** A transcript as headings and texts in the order in which they are read, from which every form is made. */
export type Block =
  | { is: "heading"; level: 1 | 2 | 3; text: string }
  | { is: "text"; text: string }
  | { is: "source"; number: number; text: string };

/**
 * @param transcript what was said
 * @param words of the forms
 * @returns title, summary, messages by day, sources, notes
 */
export function blocksOf(transcript: Transcript, words: TranscriptWords): Block[] {
  const { title, summary, messages, sources, notes } = transcript;
  const heading = (level: 1 | 2 | 3, text: string): Block => ({ is: "heading", level, text });
  const blocks: Block[] = [heading(1, title)];
  if (summary !== null) blocks.push(heading(2, words.summaryHeading), { is: "text", text: summary });
  if (messages.length === 0) blocks.push({ is: "text", text: words.nothing });
  let day = "";
  for (const message of messages) {
    const today = dayInWords(message.at);
    if (today !== day) blocks.push(heading(2, words.dayHeading.replace("{day}", today)));
    day = today;
    blocks.push(heading(3, spokenAt(message)), { is: "text", text: saidIn(message, summary, words) });
  }
  if (sources.length > 0) blocks.push(heading(2, words.sourcesHeading));
  blocks.push(...sources.map((text, i): Block => ({ is: "source", number: i + 1, text })));
  if (notes.length > 0) blocks.push(heading(2, words.notesHeading));
  for (const note of notes) {
    const when = `${dayInWords(note.at)} ${timeInWords(note.at)}`;
    blocks.push(heading(3, `${note.speaker}　${when}`), { is: "text", text: note.text });
  }
  return blocks;
}

function spokenAt({ speaker, at }: TranscriptMessage): string {
  return `${speaker}　${timeInWords(at)}`;
}

/** What was said; what stands in the summary already is not said twice. */
function saidIn(
  { text, choices, sources }: TranscriptMessage,
  summary: string | null,
  words: TranscriptWords,
): string {
  const parts = [text === summary ? words.summaryAbove : text];
  if (choices.length > 0) parts.push([words.choices, ...choices.map((choice) => `・${choice}`)].join("\n"));
  if (sources.length > 0) parts.push(words.sources.replace("{numbers}", sources.join("、")));
  return parts.join("\n\n");
}
