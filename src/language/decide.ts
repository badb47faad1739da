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

/** Settled by `npm run calibrate` and `npm run eval` (docs/quality.md). */
const THRESHOLDS = {
  /** an answer that is right as surely as this is given at once (trust.ts) */
  trust: 0.68,
  /** as likely as this, we say so */
  outside: 0.6,
  /** as likely as this that we are spoken to as ourselves: a person is asked for, a greeting, thanks */
  own: 0.35,
  /** as likely as this that somebody is in distress: who is answered with 119 and 110 instead of an answer must be in need of them */
  distress: 0.5,
  /** an answer less likely than this is not even offered */
  choice: 0.03,
};

const MAX_CHOICES = 3;

/**
 * @param classified every intent, the likeliest first, and how likely the message lies outside
 * @param trust how surely the likeliest answer is right, 0 to 1
 * @returns what the message comes to
 */
export function decide({ scores, outside }: Pick<Classified, "scores" | "outside">, trust: number): Decision {
  const own = bestOwn(scores);
  if (own && own.score >= (own.reply === "emergency" ? THRESHOLDS.distress : THRESHOLDS.own))
    return { kind: "sure", target: { reply: own.reply }, near: [] };
  const answers = scores.flatMap(({ target, score }) =>
    "answer" in target ? [{ answer: target.answer, score }] : [],
  );
  const likely = answers.filter(({ score }) => score >= THRESHOLDS.choice).map(({ answer }) => answer);
  const [best] = answers;
  if (best && trust >= THRESHOLDS.trust) {
    const near = likely.filter((answer) => answer !== best.answer);
    return { kind: "sure", target: { answer: best.answer }, near };
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
