import type { RedactedText } from "../privacy/redact.ts";

/** One message of a transcript. */
export type TranscriptMessage = {
  speaker: string;
  /** Unix time in milliseconds */
  at: number;
  text: RedactedText;
  /** what it cites, as it is to be read */
  sources: string[];
};

const TIME = new Intl.DateTimeFormat("ja-JP", {
  timeZone: "Asia/Tokyo",
  year: "numeric",
  month: "long",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
});

/**
 * Writes a conversation as plain text that prints and reads aloud well: speaker and time in words, one blank line between
 * messages, nothing that needs to be seen.
 *
 * @param title the first line
 * @param messages in their order
 * @returns the text, lines end with \n
 */
export function plainTranscript(title: string, messages: TranscriptMessage[]): string {
  const blocks = messages.map(({ speaker, at, text, sources }) => {
    const lines = [`${speaker}　${inWords(at)}`, text];
    if (sources.length > 0) lines.push(`出典　${sources.join("、")}`);
    return lines.join("\n");
  });
  return `${[title, ...blocks].join("\n\n")}\n`;
}

/** 「15:04」 is read as a ratio by some screen readers; 「15時4分」 is not. */
function inWords(at: number): string {
  const parts = Object.fromEntries(TIME.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.year}年${parts.month}月${parts.day}日 ${parts.hour}時${Number(parts.minute)}分`;
}
