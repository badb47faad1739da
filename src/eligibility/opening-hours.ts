import { dayInJapan, daysAfter, isRestDay } from "./japanese-date.ts";

/** When somebody is there: on working days from `opens` to `closes`, not on public holidays nor in the `closed` days. */
export type OpeningHours = {
  /** HH:MM in Japan */
  opens: string;
  /** HH:MM in Japan */
  closes: string;
  /** days of every year as MM-DD, e.g. the year-end */
  closed: readonly string[];
};

const MINUTE_MS = 60_000;
/** Longer than any row of days on which nobody is there. */
const HORIZON_DAYS = 60;

/**
 * @param hours the office's
 * @param now Unix time in milliseconds
 * @returns whether somebody is there
 */
export function isOpen(hours: OpeningHours, now: number): boolean {
  const span = spanOf(hours, dayInJapan(now));
  return span !== undefined && span.from <= now && now < span.to;
}

/**
 * @param hours the office's
 * @param now Unix time in milliseconds
 * @returns when somebody is there next: now, or the next opening, in Unix milliseconds
 */
export function nextOpening(hours: OpeningHours, now: number): number {
  return isOpen(hours, now) ? now : (spansFrom(hours, now)[0]?.from ?? now);
}

/**
 * @param hours the office's
 * @param from Unix time in milliseconds
 * @param minutes of opening hours
 * @returns when so many minutes of opening hours have passed, in Unix milliseconds
 */
export function afterOpenMinutes(hours: OpeningHours, from: number, minutes: number): number {
  let left = minutes * MINUTE_MS;
  for (const span of spansFrom(hours, from)) {
    const length = span.to - span.from;
    if (left <= length) return span.from + left;
    left -= length;
  }
  return from + left;
}

type Span = { from: number; to: number };

/** The stretches of opening hours from a time on; a stretch that has begun counts from then. */
function spansFrom(hours: OpeningHours, from: number): Span[] {
  const today = dayInJapan(from);
  return Array.from({ length: HORIZON_DAYS }, (_, i) => spanOf(hours, daysAfter(today, i))).flatMap((span) =>
    span && span.to > from ? [{ from: Math.max(span.from, from), to: span.to }] : [],
  );
}

function spanOf({ opens, closes, closed }: OpeningHours, day: string): Span | undefined {
  if (isRestDay(day) || closed.includes(day.slice(5))) return undefined;
  return { from: Date.parse(`${day}T${opens}:00+09:00`), to: Date.parse(`${day}T${closes}:00+09:00`) };
}
