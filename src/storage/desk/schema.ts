import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** D1: what the helpdesk sees across conversations. */

/** A conversation that needs a person. */
export const tickets = sqliteTable(
  "tickets",
  {
    id: text().primaryKey(),
    conversationId: text().notNull(),
    channel: text({ enum: ["line", "web"] }).notNull(),
    reason: text({ enum: ["asked"] }).notNull(),
    /** the user's message that led here, redacted */
    lastMessage: text().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [index("tickets_created_at").on(table.createdAt)],
);
