import type { Classified, Score } from "./classify.ts";
import { isOutside, type OwnReply, type Target } from "./model.ts";

/**
 * What a message comes to. `sure`: it leads to one target; `near` are other answers it may have meant. `choices`: one to three
 * answers it could be about, best first; `unsure`: nothing is near enough.
 */
export type Decision =
  | { kind: "sure"; target: Target; near: string[] }
  | { kind: "choices"; answers: string[] }
  | { kind: "unsure" };

/** Settled by `npm run eval` over intents/ (docs/quality.md), never by the labelled questions. */
const THRESHOLDS = {
  /** the answers of one section together at least this likely: its best is given at once */
  section: 0.35,
  /** and that best one by itself */
  answer: 0.12,
  /** as likely as this that the manual does not hold it, no answer is given at once */
  doubt: 0.35,
  /** as likely as this, we say so */
  outside: 0.6,
  /** as likely as this that we are spoken to as ourselves: a person is asked for, a greeting, thanks */
  own: 0.35,
  /** an answer less likely than this is not even offered */
  choice: 0.03,
};

const MAX_CHOICES = 3;

/**
 * @param classified every intent, the likeliest first, and how likely the message lies outside
 * @param sectionOf an answer's main section
 * @returns what the message comes to
 */
export function decide({ scores, outside }: Classified, sectionOf: (answer: string) => string): Decision {
  const own = bestOwn(scores);
  if (own && own.score >= THRESHOLDS.own) return { kind: "sure", target: { reply: own.reply }, near: [] };
  const answers = scores.flatMap(({ target, score }) =>
    "answer" in target ? [{ answer: target.answer, score }] : [],
  );
  const likely = answers.filter(({ score }) => score >= THRESHOLDS.choice).map(({ answer }) => answer);
  const [best] = answers;
  if (best && best.score >= THRESHOLDS.answer && outside < THRESHOLDS.doubt) {
    const section = sum(answers.filter(({ answer }) => sectionOf(answer) === sectionOf(best.answer)));
    if (section >= THRESHOLDS.section) {
      const near = likely.filter((answer) => answer !== best.answer);
      return { kind: "sure", target: { answer: best.answer }, near };
    }
  }
  const offered = likely.slice(0, MAX_CHOICES);
  if (outside >= THRESHOLDS.outside) {
    return { kind: "sure", target: { reply: "out-of-scope" }, near: offered };
  }
  return offered.length > 0 ? { kind: "choices", answers: offered } : { kind: "unsure" };
}

/** A reply of ours has several intents now and then; what counts is how likely they are together. */
function bestOwn(scores: Score[]): { reply: OwnReply; score: number } | undefined {
  const sums = new Map<OwnReply, number>();
  for (const { target, score } of scores) {
    if ("reply" in target && !isOutside(target))
      sums.set(target.reply, (sums.get(target.reply) ?? 0) + score);
  }
  const [best] = [...sums].sort(([, a], [, b]) => b - a);
  return best && { reply: best[0], score: best[1] };
}

function sum(scores: { score: number }[]): number {
  return scores.reduce((total, { score }) => total + score, 0);
}
