import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What the desk learns from: what became of each message, and what could not be answered well. */

/** One row a message that the bot answered, without its words. */
export const turns = sqliteTable(
  "turns",
  {
    conversationId: text().notNull(),
    /** the message's place in the conversation */
    seq: integer().notNull(),
    /** in Japan, as 2026-11-24 */
    day: text().notNull(),
    channel: text({ enum: ["line", "web"] }).notNull(),
    /** `other`: small talk and taps that ask for no answer */
    outcome: text({ enum: ["answered", "clarify", "asked", "unsure", "handed-over", "other"] }).notNull(),
    /** the answer given, or the flow */
    subject: text(),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.seq] }),
    // All that a figure reads, so that the table itself is not looked at.
    index("turns_day").on(table.day, table.channel, table.conversationId, table.outcome, table.subject),
  ],
);

/** Messages, masked, that were not answered, or not well. */
export const gaps = sqliteTable(
  "gaps",
  {
    conversationId: text().notNull(),
    seq: integer().notNull(),
    at: integer().notNull(),
    reason: text({ enum: ["unsure", "wrong", "escalated"] }).notNull(),
    text: text().notNull(),
    /** the answer that was wrong */
    answerId: text(),
    /** what the matcher thought of, best first */
    candidates: text({ mode: "json" }).$type<{ id: string; score: number }[]>().notNull(),
    /** what an agent decided of it; null while it waits */
    decision: text(),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.seq] }),
    index("gaps_decision").on(table.decision, table.at),
    index("gaps_at").on(table.at),
  ],
);

/** What agents decided of messages that resemble each other. */
export const gapDecisions = sqliteTable("gap_decisions", {
  id: text().primaryKey(),
  at: integer().notNull(),
  agentId: text().notNull(),
  kind: text({ enum: ["linked", "drafted", "dismissed"] }).notNull(),
  /** the answer that fits, where there is one */
  answerId: text(),
  /** of a draft */
  title: text(),
  text: text(),
});
