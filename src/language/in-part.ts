import type { Score } from "./classify.ts";
import type { Decision } from "./decide.ts";

const JAPANESE = new Intl.Segmenter("ja", { granularity: "sentence" });
/** What ends a sentence in a chat without a full stop. */
const CHAT_ENDINGS = /…+|・・+|[〜～♪]+|\p{Extended_Pictographic}+/gu;
/** More sentences than a message of 600 characters has: nobody writes more, and each costs a classification. */
const MAX_SENTENCES = 40;

/** How likely a sentence must be by itself for what it asks to count (docs/decisions/matcher.md). */
const DISTRESS = 0.9;
const PERSON = 0.8;

/** Replies that say nothing a person could not say better; other replies of ours stand beside no wish for a person. */
const GIVE_WAY = ["out-of-scope", "unclear", "greeting", "thanks"];

/**
 * Hears what drowns in a long message: that somebody is in distress, whatever else is asked, and that a person is wanted, where
 * nothing else was understood.
 *
 * @param text the redacted message
 * @param decision what the message comes to as a whole
 * @param bestOf the likeliest intent of one sentence
 * @returns what a sentence leads to, and its score; nothing when the message as a whole says it all
 */
export function heardInPart(
  text: string,
  decision: Decision,
  bestOf: (sentence: string) => Score | undefined,
): Score | undefined {
  const sentences = sentencesIn(text);
  if (sentences.length < 2) return undefined;
  const heard = sentences.flatMap((sentence) => bestOf(sentence) ?? []);
  return (
    heard.find((best) => leadsTo("emergency", best) && best.score >= DISTRESS) ??
    (givesWay(decision) ? heard.find((best) => leadsTo("human", best) && best.score >= PERSON) : undefined)
  );
}

/** Each sentence once; what has no letter is none. */
function sentencesIn(text: string): string[] {
  const parts = [...JAPANESE.segment(text.replace(CHAT_ENDINGS, "\n"))].map(({ segment }) => segment.trim());
  return [...new Set(parts.filter((part) => /\p{L}/u.test(part)))].slice(0, MAX_SENTENCES);
}

function givesWay(decision: Decision): boolean {
  if (decision.kind !== "sure") return true;
  return "reply" in decision.target && GIVE_WAY.includes(decision.target.reply);
}

function leadsTo(reply: string, { target }: Score): boolean {
  return "reply" in target && target.reply === reply;
}
