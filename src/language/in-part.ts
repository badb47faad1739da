import type { Score } from "./classify.ts";
import type { Decision } from "./decide.ts";

const JAPANESE = new Intl.Segmenter("ja", { granularity: "sentence" });

/**
 * What one sentence among others is enough for, and how likely it must be by itself. Settled on the sentences of all utterances of
 * intents/: of those that ask for something else two in 26,000 messages sound like distress so surely.
 */
const DISTRESS = 0.9;
const PERSON = 0.8;

/**
 * Hears what drowns in a long message: that somebody is in distress, whatever else is asked, and that a person is wanted, where
 * nothing else was understood.
 *
 * @param text the redacted message
 * @param decision what the message comes to as a whole
 * @param scoresOf every intent of one sentence, the likeliest first
 * @returns what its sentence leads to, and that sentence's score; nothing when the message as a whole says it all
 */
export function heardInPart(
  text: string,
  decision: Decision,
  scoresOf: (sentence: string) => Score[],
): Score | undefined {
  const sentences = [...JAPANESE.segment(text)].map(({ segment }) => segment);
  if (sentences.length < 2) return undefined;
  const heard = sentences.flatMap((sentence) => scoresOf(sentence)[0] ?? []);
  const distress = heard.find((top) => leadsTo("emergency", top) && top.score >= DISTRESS);
  if (distress) return distress;
  if (decision.kind === "sure" && "answer" in decision.target) return undefined;
  return heard.find((top) => leadsTo("human", top) && top.score >= PERSON);
}

function leadsTo(reply: string, { target }: Score): boolean {
  return "reply" in target && target.reply === reply;
}
