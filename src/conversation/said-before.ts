import type { Context } from "../privacy/redact.ts";
import type { ConversationDatabase, StoredMessage } from "../storage/conversation/database.ts";

/** Messages of both sides that are looked at. */
const NEWEST = 30;
/** What was said longer ago is no piece of the same number. */
const TOGETHER_MS = 10 * 60 * 1000;
/** UTF-16 units that are read again with each message. */
const MOST = 1000;
const ABOUT_PINS = /暗証番号|パスワード/;

/** What a message is said after: what privacy must know, and whose messages those are. */
export type SaidBefore = { context: Context; earlier: Pick<StoredMessage, "seq" | "eventId">[] };

/**
 * @param database the conversation's
 * @param at when the new message came, Unix milliseconds
 * @returns the user's messages of the last ten minutes, and whether the bot's last was about PINs
 */
export function saidBefore(database: ConversationDatabase, at: number): SaidBefore {
  const newest = database.newestMessages(NEWEST);
  const users = newest.filter(
    (message) => message.role === "user" && Math.abs(at - message.at) < TOGETHER_MS,
  );
  const lengthFrom = (i: number) => users.slice(i).reduce((sum, { text }) => sum + text.length, 0);
  const earlier = users.filter((_, i) => lengthFrom(i) <= MOST);
  const lastReply = newest.findLast(({ role }) => role !== "user")?.text ?? "";
  return {
    context: { earlier: earlier.map(({ text }) => text), afterPin: ABOUT_PINS.test(lastReply) },
    earlier,
  };
}
