import { stringify } from "csv-stringify/sync";
import type { Content } from "../../answers/content.ts";
import type { DeskAccountWords } from "../../answers/desk-accounts.ts";
import { isStale } from "../../answers/lookup.ts";
import type { Figures } from "../../storage/desk/figures.ts";

/** The page's tables, each of which can be exported. */
export const TABLES = ["summary", "days", "topics", "feedback", "stale"] as const;
export type TableName = (typeof TABLES)[number];

/** A table as it is shown and exported; the first cell of a row names it. */
export type Table = { columns: string[]; rows: (string | number)[][] };

const MINUTE_MS = 60_000;

/**
 * @param figures of the days asked for
 * @param content for the titles, and which answers have grown stale
 * @param words of the figures' page
 * @param now Unix time in milliseconds
 * @returns the tables, by name
 */
export function tablesOf(
  figures: Figures,
  content: Content,
  words: DeskAccountWords["figures"],
  now: number,
): Record<TableName, Table> {
  const { columns, summary, channels, unknown } = words;
  const titleOf = (id: string) => content.answers[id]?.title ?? content.flows[id]?.title ?? id;
  const minutes = (ms: number | null) => (ms === null ? unknown : Math.round(ms / MINUTE_MS));
  const sum = (key: "answered" | "clarify" | "unsure" | "handedOver") =>
    figures.days.reduce((total, day) => total + day[key], 0);
  const stale = Object.values(content.answers).filter((answer) => isStale(answer, now));
  return {
    summary: {
      columns: [columns.figure, columns.value],
      rows: [
        [summary.conversations, figures.conversations],
        [summary.withoutPerson, figures.withoutPerson],
        [summary.answered, sum("answered")],
        [summary.clarify, sum("clarify")],
        [summary.unsure, sum("unsure")],
        [summary.handedOver, sum("handedOver")],
        [summary.firstResponse, minutes(figures.firstResponse)],
        [summary.resolution, minutes(figures.resolution)],
      ],
    },
    days: {
      columns: [
        columns.day,
        columns.channel,
        summary.conversations,
        summary.answered,
        summary.clarify,
        summary.unsure,
        summary.handedOver,
      ],
      rows: figures.days.map((row) => [
        row.day,
        channels[row.channel],
        row.conversations,
        row.answered,
        row.clarify,
        row.unsure,
        row.handedOver,
      ]),
    },
    topics: {
      columns: [columns.topic, columns.times],
      rows: figures.topics.map(({ subject, times }) => [titleOf(subject), times]),
    },
    feedback: {
      columns: [columns.topic, columns.helpful, columns.unhelpful],
      rows: figures.feedback.map((row) => [titleOf(row.answerId), row.helpful, row.unhelpful]),
    },
    stale: {
      columns: [columns.topic, columns.changesOn],
      rows: stale.map(({ title, changesOn = unknown }) => [title, changesOn]),
    },
  };
}

/**
 * @param table any
 * @returns it as CSV that a spreadsheet reads as UTF-8 and takes no cell of for a formula
 */
export function toCsv({ columns, rows }: Table): string {
  return stringify([columns, ...rows], { bom: true, escape_formulas: true, record_delimiter: "windows" });
}
