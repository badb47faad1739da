import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { z } from "zod";
import { dayInJapan } from "./turns.ts";

const count = z.number();
const median = z.object({ ms: z.number().nullable() });
const dayFigures = z.object({
  day: z.string(),
  channel: z.enum(["line", "web"]),
  /** conversations in which something was said that day */
  conversations: count,
  answered: count,
  clarify: count,
  unsure: count,
  handedOver: count,
});
const topic = z.object({ subject: z.string(), times: count });
const rated = z.object({ answerId: z.string(), helpful: count, unhelpful: count });

/** What the desk wants to know of some days. */
export type Figures = {
  /** newest day first */
  days: z.infer<typeof dayFigures>[];
  conversations: number;
  /** conversations with an answer in which nobody was called */
  withoutPerson: number;
  /** medians of tickets opened in these days, in milliseconds; null where there are none yet */
  firstResponse: number | null;
  resolution: number | null;
  /** answers and flows given most often */
  topics: z.infer<typeof topic>[];
  /** answers that did not help first */
  feedback: z.infer<typeof rated>[];
};

export type FigureStore = {
  /** Six queries at once. @returns the figures of the days from one to another, Unix milliseconds, both inclusive */
  of(from: number, to: number): Promise<Figures>;
};

/** Rows of a list that is ordered by importance. */
const MOST = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** @param database the D1 binding */
export function createFigureStore(database: D1Database): FigureStore {
  const db = drizzle(database, { casing: "snake_case" });
  return {
    async of(from, to) {
      const [first, last] = [dayInJapan(from), dayInJapan(to)];
      const start = Date.parse(`${first}T00:00:00+09:00`);
      const end = Date.parse(`${last}T00:00:00+09:00`) + DAY_MS;
      const inDays = sql`day between ${first} and ${last}`;
      const medianOf = (column: "first_response_at" | "resolved_at") => sql`
        select avg(ms) as ms from (
          select ms, row_number() over (order by ms) as place, count(*) over () as all_of_them from (
            select ${sql.raw(column)} - created_at as ms from tickets
            where created_at >= ${start} and created_at < ${end} and ${sql.raw(column)} is not null))
        where place in ((all_of_them + 1) / 2, (all_of_them + 2) / 2)`;
      const [days, ends, topics, feedback, firstResponse, resolution] = await Promise.all([
        db.all(sql`
          select day, channel, count(distinct conversation_id) as conversations,
            sum(outcome = 'answered') as answered, sum(outcome = 'clarify') as clarify,
            sum(outcome = 'unsure') as unsure, sum(outcome = 'handed-over') as handedOver
          from turns where ${inDays} group by day, channel order by day desc, channel`),
        db.all(sql`
          select count(*) as conversations, coalesce(sum(answered and not called), 0) as withoutPerson from (
            select max(outcome = 'answered') as answered, max(outcome = 'handed-over') as called
            from turns where ${inDays} group by conversation_id)`),
        db.all(sql`
          select subject, count(*) as times from turns
          where ${inDays} and outcome = 'answered' and subject is not null
          group by subject order by times desc, subject limit ${MOST}`),
        db.all(sql`
          select answer_id as answerId, sum(helpful) as helpful, sum(not helpful) as unhelpful from feedback
          where at >= ${start} and at < ${end}
          group by answer_id order by unhelpful desc, helpful desc, answer_id limit ${MOST}`),
        db.all(medianOf("first_response_at")),
        db.all(medianOf("resolved_at")),
      ]);
      const [whole] = z.array(z.object({ conversations: count, withoutPerson: count })).parse(ends);
      return {
        days: z.array(dayFigures).parse(days),
        conversations: whole?.conversations ?? 0,
        withoutPerson: whole?.withoutPerson ?? 0,
        firstResponse: z.array(median).parse(firstResponse)[0]?.ms ?? null,
        resolution: z.array(median).parse(resolution)[0]?.ms ?? null,
        topics: z.array(topic).parse(topics),
        feedback: z.array(rated).parse(feedback),
      };
    },
  };
}
