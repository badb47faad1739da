import type { Answer } from "../answers/answer.ts";
import type { Decision } from "../language/decide.ts";

/** What became of a message, and what should have. */
export type Verdict = "right" | "offered" | "unsure" | "offered-wrong" | "wrong";

/** Sections that a right answer cites among its first two; none where the manual holds no answer; or a person is wanted. */
export type Wanted = { sections: string[] } | "nothing" | "person";

/** A reply that cites many sections could be right by chance: only its first two count. */
const CITED = 2;

/**
 * @param wanted what the message asks
 * @param decided what the matcher made of it
 * @param answers by id
 * @returns how good that was; for a message that the manual does not answer, everything but an answer is right
 */
export function judge(
  wanted: Wanted,
  decided: Decision,
  answers: Record<string, Pick<Answer, "sections">>,
): Verdict {
  if (decided.kind === "unsure") return wanted === "nothing" ? "right" : "unsure";
  const fits = (answer: string) =>
    typeof wanted === "object" &&
    (answers[answer]?.sections ?? []).slice(0, CITED).some((section) => wanted.sections.includes(section));
  if (decided.kind === "choices") {
    if (wanted === "nothing") return "offered";
    return decided.answers.some(fits) ? "offered" : "offered-wrong";
  }
  const { target } = decided;
  if ("answer" in target) return fits(target.answer) ? "right" : "wrong";
  const person = target.reply === "human";
  if (wanted === "person") return person ? "right" : "wrong";
  if (wanted === "nothing") return "right";
  return person ? "wrong" : "unsure";
}

/** How often each verdict fell. */
export class Tally {
  private readonly counts: Record<Verdict, number> = {
    right: 0,
    offered: 0,
    unsure: 0,
    "offered-wrong": 0,
    wrong: 0,
  };

  add(verdict: Verdict): void {
    this.counts[verdict]++;
  }

  /** @returns the shares as a line */
  toString(): string {
    const all = Object.values(this.counts).reduce((sum, n) => sum + n, 0);
    const share = (n: number) => `${((100 * n) / (all || 1)).toFixed(1)}%`;
    const shares = Object.entries(this.counts).map(([verdict, n]) => `${verdict} ${share(n)}`);
    return `(${all}) ${shares.join(" · ")}`;
  }
}
