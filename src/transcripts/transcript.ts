import type { RedactedText } from "../privacy/redact.ts";

/** One message of a transcript. */
export type TranscriptMessage = {
  speaker: string;
  /** Unix time in milliseconds */
  at: number;
  text: RedactedText;
  /** what could be chosen under it and stands not in its text */
  choices: string[];
  /** what it cites: places in the transcript's `sources`, from 1 */
  sources: number[];
};

/** What an agent noted, for the desk's transcripts only. */
export type TranscriptNote = { speaker: string; at: number; text: RedactedText };

/** A conversation as it is written down, whatever the form. */
export type Transcript = {
  title: string;
  /** what the last finished flow came to */
  summary: RedactedText | null;
  messages: TranscriptMessage[];
  /** as they are to be read, each once */
  sources: string[];
  notes: TranscriptNote[];
  /** until when its link opens, in Unix milliseconds; null for the desk, which needs none */
  until: number | null;
};

/**
 * @param transcript of a conversation
 * @param notes of its ticket
 * @returns the transcript with them, for whoever works on it; never for a link
 */
export function withNotes(transcript: Transcript, notes: TranscriptNote[]): Transcript {
  return { ...transcript, notes };
}
