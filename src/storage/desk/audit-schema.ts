import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * Who did what at the desk, and when. Triggers (migrations/) refuse every change of a row, and its deletion before it is three
 * years old.
 */
export const audit = sqliteTable(
  "audit",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Unix time in milliseconds */
    at: integer().notNull(),
    /** the person's id; null where the system itself acts */
    personId: text(),
    action: text().notNull(),
    ticketId: text(),
    conversationId: text(),
    /** the person that an account's action is about */
    subjectId: text(),
    /** a code such as a role; never text that somebody wrote */
    detail: text(),
  },
  (table) => [
    index("audit_at").on(table.at),
    index("audit_person").on(table.personId, table.at),
    index("audit_action").on(table.action, table.at),
  ],
);
