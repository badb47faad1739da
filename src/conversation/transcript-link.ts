import type { Content } from "../answers/content.ts";
import type {
  ConversationDatabase,
  ConversationRow,
  StoredMessage,
} from "../storage/conversation/database.ts";
import type { Transcript } from "../transcripts/transcript.ts";
import { transcriptOf } from "./transcript.ts";

/** How long a transcript's link opens, and when a new one is made instead of giving out one that soon ends. */
const LIFE_MS = 7 * 24 * 60 * 60 * 1000;
const LEAST_LEFT_MS = 24 * 60 * 60 * 1000;

/** Time and randomness. */
type Side = { now: () => number; randomId: () => string };

/**
 * @param database the conversation's
 * @param side time and randomness
 * @returns the path that opens the transcript for at least another day; null when the conversation was never begun
 */
export function transcriptPath(database: ConversationDatabase, side: Side): string | null {
  const self = database.self();
  if (!self) return null;
  const fresh = (self.transcriptUntil ?? 0) - side.now() >= LEAST_LEFT_MS;
  return `/transcripts/${self.id}/${fresh ? self.transcriptKey : renew(database, side)}`;
}

/**
 * @param message of the history
 * @returns its words as the desk may have them: without the key of a link that was given, which opens the conversation unseen
 *   by the audit
 */
export function textForDesk({ text, activity }: StoredMessage): string {
  return activity?.channelData?.transcript ? text.replace(/(\/transcripts\/[\w-]+\/)[\w-]+/g, "$1…") : text;
}

/**
 * @param database the conversation's
 * @param content for names and the title
 * @param self whose it is; nothing when it was never begun
 * @param key what somebody holds
 * @param now Unix time in milliseconds
 * @returns the transcript, or null when the key does not open it, or no longer does
 */
export function openTranscript(
  database: ConversationDatabase,
  content: Content,
  self: ConversationRow | undefined,
  key: string,
  now: number,
): Transcript | null {
  if (!self || !opens(self, key, now)) return null;
  return transcriptOf(content, database.messagesAfter(0), self.transcriptUntil);
}

/**
 * @param database the conversation's
 * @param self whose it is; nothing when it was never begun
 * @param key what somebody holds
 * @param side time and randomness
 * @returns false when the key opened nothing before; it opens nothing now
 */
export function withdrawTranscript(
  database: ConversationDatabase,
  self: ConversationRow | undefined,
  key: string,
  side: Side,
): boolean {
  if (!self || !opens(self, key, side.now())) return false;
  renew(database, side);
  return true;
}

/** Compared in a time that does not tell how much was right. */
function opens(self: ConversationRow, given: string, now: number): boolean {
  const encoder = new TextEncoder();
  const [a, b] = [encoder.encode(given), encoder.encode(self.transcriptKey)] as const;
  const isKey = a.byteLength === b.byteLength && crypto.subtle.timingSafeEqual(a, b);
  return isKey && now < (self.transcriptUntil ?? 0);
}

/** Makes a new link; the one before it opens nothing any more. @returns its key */
function renew(database: ConversationDatabase, { now, randomId }: Side): string {
  const key = randomId();
  database.setTranscriptLink(key, now() + LIFE_MS);
  return key;
}
