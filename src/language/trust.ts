import type { Classified } from "./classify.ts";
import type { Model } from "./model.ts";
import type { Vector } from "./vector.ts";

/** What speaks for and against giving the likeliest answer at once. */
export const MARKS = ["section", "topics", "beside", "known", "words", "kana", "length"] as const;
export type Marks = Record<(typeof MARKS)[number], number>;

/** How much each mark counts; a logistic regression that `npm run calibrate` fits on held-out utterances. */
export type Trust = { weights: Marks; bias: number };

/** The likeliest answer of a message, and how likely the answers of its section are together. */
export type Best = { answer: string; section: string; sectionScore: number };

/** Probabilities nearer to 0 or 1 than this say no more. */
const SUREST = 0.001;

/**
 * A classifier knows how likely its intents are among each other, not whether a message asks for something that stands
 * beside all of them. What helps to tell: whether what is asked has ever been said of the answer's section.
 *
 * @param model the compiled intents
 * @param message its features, its vector and the length of its reading
 * @param classified what the classifiers make of it
 * @param best the likeliest answer
 * @returns the marks: log odds of the section and of both doubts; the share of the message, by weight, that any utterance
 *   has (`known`), and that was said of the section (`words`, `kana`), 0 to 1; the logarithm of its length
 */
export function marksOf(
  model: Model,
  message: { counts: Map<string, number>; vector: Vector; length: number },
  { doubts }: Pick<Classified, "doubts">,
  best: Best,
): Marks {
  return {
    section: logOdds(best.sectionScore),
    topics: logOdds(doubts.topics),
    beside: logOdds(doubts.beside),
    // Rounding may bring the sum of squares just above 1.
    known: Math.min(
      1,
      message.vector.reduce((sum, { weight }) => sum + weight * weight, 0),
    ),
    words: saidOf(model, best.section, message.counts, isWord),
    kana: saidOf(model, best.section, message.counts, isKana),
    length: Math.log(1 + message.length),
  };
}

/**
 * @param trust the weights
 * @param marks of a message and its likeliest answer
 * @returns how surely that answer is right, 0 to 1
 */
export function trustIn({ weights, bias }: Trust, marks: Marks): number {
  const sum = MARKS.reduce((total, mark) => total + weights[mark] * marks[mark], bias);
  return 1 / (1 + Math.exp(-sum));
}

/** Whether a feature of a message is a word of meaning. */
export function isWord(feature: string): boolean {
  return feature.startsWith("w:");
}

/** Whether the model keeps of which sections a feature was said: words, and runs of three kana. */
export function isSaid(feature: string): boolean {
  return isWord(feature) || isKana(feature);
}

function isKana(feature: string): boolean {
  return /^k:.{3}$/su.test(feature);
}

/** The share of some features, by their weight, that were said of the section. */
function saidOf(
  { features, idf, unseenIdf, sections, saidStarts, saidIn }: Model,
  section: string,
  counts: Map<string, number>,
  counted: (feature: string) => boolean,
): number {
  const wanted = sections.indexOf(section);
  let all = 0;
  let said = 0;
  for (const feature of counts.keys()) {
    if (!counted(feature)) continue;
    const row = features.get(feature);
    const weight = row === undefined ? unseenIdf : idf[row]!;
    all += weight;
    if (row !== undefined && saidIn.subarray(saidStarts[row], saidStarts[row + 1]).includes(wanted))
      said += weight;
  }
  return said / (all || 1);
}

function logOdds(probability: number): number {
  const p = Math.min(1 - SUREST, Math.max(SUREST, probability));
  return Math.log(p / (1 - p));
}
