import { daysAfter, dayWords } from "./japanese-date.ts";
import { holds, type Rules } from "./rules.ts";

/**
 * A step and when it is due, in words; `date` where it can be put in a calendar, as YYYY-MM-DD. `late`: the day is still to come, but
 * the step should have been done by now.
 */
export type DatedStep = { step: string; day: string; date?: string; late?: boolean };

/** Instead of a date to which nobody can keep any more. */
const LATE = "（目安の日を過ぎています）";

/** What the visit flow stores where the day is not settled. */
export const UNDECIDED = "undecided";

/**
 * Counts the schedule back and forward from the day, as the manual does in its example (5.1.2, 5.2).
 *
 * @param schedule the rules
 * @param facts the visit flow's answers; `date` is YYYY-MM-DD or "undecided"
 * @param today YYYY-MM-DD in Japan
 * @returns the steps in their order; without a day, in days before and after it
 */
export function visitSchedule(
  schedule: Rules["visitSchedule"],
  facts: Readonly<Record<string, string>>,
  today: string,
): DatedStep[] {
  const { date = UNDECIDED } = facts;
  return schedule
    .filter(({ place, when }) => place.some((value) => value === facts.place) && holds(when, facts))
    .map(({ step, days }) => {
      if (days === undefined) return { step, day: "" };
      if (date === UNDECIDED) return { step, day: relative(days) };
      const due = daysAfter(date, days);
      if (due < today && today <= date) return { step, day: LATE, late: true };
      return { step, day: days === 0 ? dayWords(due) : `${dayWords(due)}ごろ`, date: due };
    });
}

function relative(days: number): string {
  if (days === 0) return "当日";
  return days < 0 ? `約${-days}日前` : `約${days / 7}週間後`;
}
