import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** The outbox of notices to the desk's own chat: each ticket once when it is new, and once for each time it is reopened or overdue. */
export const notices = sqliteTable(
  "notices",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** the ticket's number */
    ticket: integer().notNull(),
    kind: text({ enum: ["new", "reopened", "overdue"] }).notNull(),
    /** the time that was missed; of a reopened ticket, since when it waits; 0 for a new one */
    dueAt: integer().notNull(),
    attempts: integer().notNull().default(0),
    /** when it is to be sent, or sent again */
    nextAt: integer().notNull(),
    sentAt: integer(),
  },
  (table) => [
    uniqueIndex("notices_once").on(table.ticket, table.kind, table.dueAt),
    index("notices_next").on(table.nextAt).where(sql`sent_at is null`),
    index("notices_sent_at").on(table.sentAt),
  ],
);
