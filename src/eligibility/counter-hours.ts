import { z } from "zod";
import { daysAfter, dayWords, holidayName, weekdayOf } from "./japanese-date.ts";

/** In the order of a week as Japanese offices write it. */
const WEEK = ["月", "火", "水", "木", "金", "土", "日"] as const;
/** Longer than any row of days on which a counter rests. */
const HORIZON_DAYS = 60;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "not a time of day, e.g. 08:30");
const span = z
  .strictObject({ days: z.array(z.enum(WEEK)).min(1), opens: time, closes: time })
  .refine(({ opens, closes }) => opens < closes, "closes before it opens");

/** When a counter is open, so that the bot can say whether it is today. A day may stand in several rows, as around lunch. */
export const counterHours = z.strictObject({
  week: z.array(span).min(1),
  /** whether it opens on public holidays as on other days of the week */
  holidays: z.enum(["closed", "open"]).default("closed"),
  /** days of every year on which it rests, as MM-DD */
  closed: z
    .array(z.string().regex(/^\d\d-\d\d$/))
    .default(["12-29", "12-30", "12-31", "01-01", "01-02", "01-03"]),
  /** what else is to be known, as 「毎月第2土曜も開いています」 */
  note: z.string().trim().min(1).optional(),
});
export type CounterHours = z.infer<typeof counterHours>;

/**
 * @param hours the counter's
 * @param today YYYY-MM-DD in Japan
 * @returns whether it is open today and until when, or when it opens next; then the usual hours; a sentence each, without full stops
 */
export function counterHoursOn(hours: CounterHours, today: string): string[] {
  return [onDay(hours, today), usually(hours), ...(hours.note ? [hours.note] : [])];
}

function onDay(hours: CounterHours, today: string): string {
  const open = spansOn(hours, today);
  if (open.length > 0) return `きょう${shortDay(today)}は、${open.join("と、")}`;
  const next = Array.from({ length: HORIZON_DAYS }, (_, i) => daysAfter(today, i + 1)).find(
    (day) => spansOn(hours, day).length > 0,
  );
  const rest = `きょう${shortDay(today)}は休み`;
  return next ? `${rest}。次に開くのは${shortDay(next)}、${spansOn(hours, next).join("と、")}` : rest;
}

function spansOn({ week, holidays, closed }: CounterHours, day: string): string[] {
  if (closed.includes(day.slice(5)) || (holidays === "closed" && holidayName(day) !== undefined)) return [];
  const weekday = WEEK[(weekdayOf(day) + 6) % 7];
  return week.filter(({ days }) => days.some((one) => one === weekday)).map(spanWords);
}

function usually({ week, holidays, closed }: CounterHours): string {
  const rows = week.map((row) => `${daysWords(row.days)} ${spanWords(row)}`).join("、");
  const rests = [
    ...(holidays === "closed" ? ["祝日"] : []),
    ...(closed.includes("12-31") ? ["年末年始"] : []),
  ];
  return rests.length > 0 ? `${rows}（${rests.join("と")}は休み）` : rows;
}

function spanWords({ opens, closes }: { opens: string; closes: string }): string {
  return `${clock(opens)}から${clock(closes)}まで`;
}

function clock(at: string): string {
  const [hour, minute] = at.split(":").map(Number);
  return minute ? `${hour}時${minute}分` : `${hour}時`;
}

function daysWords(days: readonly string[]): string {
  const sorted = WEEK.filter((day) => days.includes(day));
  const [first] = sorted;
  const row = first && WEEK.slice(WEEK.indexOf(first), WEEK.indexOf(first) + sorted.length).join("");
  return sorted.length > 2 && sorted.join("") === row
    ? `${first}曜から${sorted.at(-1)}曜`
    : `${sorted.join("・")}曜`;
}

function shortDay(day: string): string {
  return dayWords(day).replace(/^\d+年/, "");
}
