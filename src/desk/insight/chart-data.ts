import type { Figures } from "../../storage/desk/figures.ts";
import { dayInJapan } from "../../storage/desk/turns.ts";
import type { Bar } from "./charts.tsx";

type DayRow = Figures["days"][number];
type Count = Exclude<keyof DayRow, "day" | "channel">;

const DAY_MS = 24 * 60 * 60 * 1000;
/** More bars than this are too thin to be told apart: weeks are drawn instead of days. */
const MOST_BARS = 92;

/** What a bar's parts count: a figure, of all channels or of one. */
export type Part = { count: Count; channel?: DayRow["channel"] };

/**
 * @param rows the figures by day and channel
 * @param days how many days up to now
 * @param now Unix milliseconds
 * @param parts what each bar is made of
 * @returns a bar for every day, oldest first, also for days on which nothing was said; of many days one a week
 */
export function barsOf(rows: Figures["days"], days: number, now: number, parts: Part[]): Bar[] {
  const each = days > MOST_BARS ? 7 : 1;
  const spans = Array.from({ length: Math.ceil(days / each) }, (_, i) => {
    const last = now - i * each * DAY_MS;
    return { from: dayInJapan(last - (each - 1) * DAY_MS), to: dayInJapan(last) };
  });
  return spans.reverse().map(({ from, to }) => ({
    label: `${Number(from.slice(5, 7))}/${Number(from.slice(8))}`,
    values: parts.map(({ count, channel }) =>
      rows
        .filter((row) => row.day >= from && row.day <= to && (!channel || row.channel === channel))
        .reduce((total, row) => total + row[count], 0),
    ),
  }));
}
