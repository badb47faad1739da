import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Priority, Situation } from "./ticket.ts";

/**
 * D1: what the helpdesk sees across conversations. The full-text index over ticket_messages (ticket_search) is not among these:
 * it is made in migrations/, written in messages.ts and searched in queue.ts.
 */

/** Conversations that a person shall read. */
export const tickets = sqliteTable(
  "tickets",
  {
    number: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull(),
    conversationId: text().notNull(),
    channel: text({ enum: ["line", "web"] }).notNull(),
    state: text({ enum: ["waiting", "assigned", "pending", "resolved"] }).notNull(),
    reason: text({ enum: ["asked", "unclear", "flow", "distress", "upset", "agent"] }).notNull(),
    priority: integer().$type<Priority>().notNull(),
    situation: text({ mode: "json" }).$type<Situation>().notNull(),
    /** the user's newest message, redacted */
    lastMessage: text().notNull(),
    assigneeId: text(),
    assigneeName: text(),
    createdAt: integer().notNull(),
    waitingSince: integer().notNull(),
    firstResponseAt: integer(),
    resolvedAt: integer(),
    dueAt: integer(),
    reopenedCount: integer().notNull().default(0),
    feedback: text({ enum: ["solved", "unsolved"] }),
  },
  (table) => [
    uniqueIndex("tickets_id").on(table.id),
    index("tickets_conversation").on(table.conversationId),
    // The queue's tabs: what is open by urgency, what is done by when.
    index("tickets_open")
      .on(table.priority, table.waitingSince, table.number)
      .where(sql`state <> 'resolved'`),
    index("tickets_state").on(table.state, table.priority, table.waitingSince, table.number),
    index("tickets_assignee").on(table.assigneeId, table.state, table.priority, table.waitingSince),
    index("tickets_resolved").on(table.state, table.resolvedAt),
    index("tickets_due").on(table.dueAt),
    index("tickets_created_at").on(table.createdAt),
  ],
);

/** A masked copy of a ticket's conversation, for lists and search; the conversation itself lies in its Durable Object. */
export const ticketMessages = sqliteTable("ticket_messages", {
  /** ticket and place in the conversation in one number (message-id.ts), so that the full-text index alone tells the ticket */
  id: integer().primaryKey(),
  role: text({ enum: ["user", "bot", "agent"] }).notNull(),
  text: text().notNull(),
  at: integer().notNull(),
});

/** Every change of a ticket's state: what, who, when. Nothing is ever changed or taken out. */
export const ticketEvents = sqliteTable(
  "ticket_events",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    ticket: integer().notNull(),
    at: integer().notNull(),
    action: text().notNull(),
    fromState: text(),
    toState: text().notNull(),
    /** the agent's; null where the user did it */
    agentId: text(),
    agentName: text(),
    /** to whom it was handed on */
    detail: text(),
  },
  (table) => [index("ticket_events_ticket").on(table.ticket, table.at)],
);

/** What users said of answers, the last word of each. */
export const feedback = sqliteTable(
  "feedback",
  {
    conversationId: text().notNull(),
    /** the answer's place in the conversation */
    seq: integer().notNull(),
    answerId: text().notNull(),
    helpful: integer({ mode: "boolean" }).notNull(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.seq] }),
    index("feedback_answer").on(table.answerId, table.at),
  ],
);

/** What agents write for each other. */
export const ticketNotes = sqliteTable(
  "ticket_notes",
  {
    id: text().primaryKey(),
    ticket: integer().notNull(),
    at: integer().notNull(),
    agentId: text().notNull(),
    agentName: text().notNull(),
    text: text().notNull(),
  },
  (table) => [index("ticket_notes_ticket").on(table.ticket, table.at)],
);

/** Labels of tickets. */
export const ticketLabels = sqliteTable(
  "ticket_labels",
  { label: text().notNull(), ticket: integer().notNull() },
  (table) => [
    primaryKey({ columns: [table.label, table.ticket] }),
    index("ticket_labels_ticket").on(table.ticket),
  ],
);

/** Where to call a user back. Apart from everything else, shown to the assigned agent only, gone with the resolution. */
export const callbacks = sqliteTable("callbacks", {
  ticket: integer().primaryKey(),
  telephone: text().notNull(),
  at: integer().notNull(),
});

/** Replies that never reached their user, with the reason. */
export const deliveryFailures = sqliteTable(
  "delivery_failures",
  {
    id: text().primaryKey(),
    conversationId: text().notNull(),
    code: text().notNull(),
    failedAt: integer().notNull(),
  },
  (table) => [index("delivery_failures_failed_at").on(table.failedAt)],
);
