import type { Content } from "../answers/content.ts";
import type { StoredMessage } from "../storage/conversation/database.ts";
import { plainTranscript } from "../transcripts/plain-text.ts";

/**
 * @param content for the speakers' names and the title
 * @param messages the whole history
 * @returns the conversation as plain text
 */
export function transcriptOf({ manual, phrases }: Content, messages: StoredMessage[]): string {
  return plainTranscript(
    phrases.transcriptTitle,
    messages.map(({ role, at, text, activity }) => ({
      speaker: phrases.speakers[role],
      at,
      text,
      sources: (activity?.entities ?? [])
        .flatMap(({ citation }) => citation)
        .map(({ appearance }) => `${manual.shortTitle} ${appearance.name}`),
    })),
  );
}

/**
 * @param given what somebody holds
 * @param key the transcript's
 * @returns whether it opens the transcript; compared in a time that does not tell how much was right
 */
export function opens(given: string, key: string): boolean {
  const encoder = new TextEncoder();
  const [a, b] = [encoder.encode(given), encoder.encode(key)] as const;
  return a.byteLength === b.byteLength && crypto.subtle.timingSafeEqual(a, b);
}
