import ical from "ical-generator";
import type { Content, Style } from "../answers/content.ts";
import { dayInJapan, daysAfter } from "../eligibility/japanese-date.ts";
import { visitSchedule } from "../eligibility/visit-schedule.ts";
import { type FlowAnswers, onPath } from "../flows/define-flow.ts";
import { visit } from "../flows/visit.ts";

/**
 * The dated steps of a visiting application day as a calendar file (RFC 5545): whole days, without people or places.
 *
 * @param content wording and rules
 * @param style in which it is worded
 * @param answers the visit flow's
 * @param now Unix time in milliseconds, the file's stamp
 * @returns the file; nothing when no day is settled
 */
export function visitCalendar(
  content: Content,
  style: Style,
  answers: FlowAnswers,
  now: number,
): string | undefined {
  const dated = visitSchedule(content.rules.visitSchedule, onPath(visit, answers), dayInJapan(now)).filter(
    ({ date }) => date,
  );
  if (dated.length === 0) return undefined;
  const wording = content.flows.visit;
  const calendar = ical({ name: wording?.title ?? "", prodId: "//madoguchi//visit//JA" });
  for (const { step, date = "" } of dated) {
    const part = wording?.parts[`step-${step}`];
    const put = (text = "") => text.replaceAll("{day}", "").trim();
    calendar.createEvent({
      id: `${date}-${step}@madoguchi`,
      stamp: new Date(now),
      start: new Date(`${date}T00:00:00Z`),
      end: new Date(`${daysAfter(date, 1)}T00:00:00Z`),
      allDay: true,
      timezone: null,
      summary: put(style === "easy" ? part?.titleEasy : part?.title),
      description: put(part?.[style].text),
    });
  }
  return calendar.toString();
}
