import type { Score } from "./classify.ts";
import type { Decision } from "./decide.ts";
import { leadsTo, type OwnReply } from "./model.ts";

const JAPANESE = new Intl.Segmenter("ja", { granularity: "sentence" });
/** What ends a sentence in a chat without a full stop. */
const CHAT_ENDINGS = /…+|・・+|[〜～♪]+|\p{Extended_Pictographic}+/gu;
/** More sentences than a message of 600 characters has: nobody writes more, and each costs a classification. */
const MAX_SENTENCES = 40;

/** How likely a sentence must be by itself (docs/decisions/matcher.md). */
const LIKELY = {
  /** for distress to win over all that the message says */
  distress: 0.9,
  /** for the whole to be distress: in one sentence of several it must show */
  uneasy: 0.5,
  /** for a person to be wanted */
  person: 0.8,
};

/** Replies that say nothing a person could not say better; other replies of ours stand beside no wish for a person. */
const GIVE_WAY = ["out-of-scope", "unclear", "greeting", "thanks"];

/** What the sentences of a message say by themselves. `calm`: none of them sounds like distress. */
export type Heard = { distress?: Score; person?: Score; calm: boolean };

/**
 * @param text the redacted message
 * @param scoresOf every intent of one sentence, the likeliest first
 * @returns what its sentences say; nothing when it is a single one, which says what the message says
 */
export function hearSentences(text: string, scoresOf: (sentence: string) => Score[]): Heard | undefined {
  const sentences = sentencesIn(text).map(scoresOf);
  if (sentences.length < 2) return undefined;
  const likeliest = (reply: OwnReply) =>
    sentences
      .flatMap((scores) => scores.filter(({ target }) => leadsTo(target, reply)))
      .toSorted((a, b) => b.score - a.score)[0];
  const [distress, person] = [likeliest("emergency"), likeliest("human")];
  return {
    ...(distress && distress.score >= LIKELY.distress ? { distress } : {}),
    ...(person && person.score >= LIKELY.person ? { person } : {}),
    calm: !distress || distress.score < LIKELY.uneasy,
  };
}

/**
 * What drowns in a long message: that somebody is in distress, whatever else is asked, and that a person is wanted, where nothing
 * else was understood.
 *
 * @param heard what the sentences say
 * @param whole what the message comes to as a whole
 * @returns the sentence's intent that decides instead, if one does
 */
export function decidesInstead({ distress, person }: Heard, whole: Decision): Score | undefined {
  return distress ?? (givesWay(whole) ? person : undefined);
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
