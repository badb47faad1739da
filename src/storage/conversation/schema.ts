import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { EVENT_KINDS } from "../../activity.ts";
import type { MaskedKind, RedactedText } from "../../privacy/redact.ts";

/** The SQLite of one Conversation: everything of it lies here, and only here. */

/** One row: who this is and what the bot remembers. */
export const conversation = sqliteTable("conversation", {
  id: text().primaryKey(),
  channel: text({ enum: ["line", "web"] }).notNull(),
  /** LINE's id of the user (or of the group), needed to push; leaves this table for nowhere but LINE */
  lineUserId: text(),
  /** the secret half of the transcript's link */
  transcriptKey: text().notNull(),
  /** until when that link opens, in Unix milliseconds; null while it was never given out */
  transcriptUntil: integer(),
  /** JSON of bot/turn-state.ts */
  turnState: text({ mode: "json" }),
  startedAt: integer().notNull(),
  /** since when LINE delivers nothing to this user, who has blocked us, in Unix milliseconds */
  unfollowedAt: integer(),
});

/** Events as they came, redacted. A row is written before the channel is told that its event has arrived. */
export const inbox = sqliteTable("inbox", {
  seq: integer().primaryKey({ autoIncrement: true }),
  eventId: text().notNull().unique(),
  kind: text({ enum: EVENT_KINDS }).notNull(),
  text: text().$type<RedactedText>().notNull(),
  masked: text({ mode: "json" }).$type<MaskedKind[]>().notNull(),
  /** the channel's id of the message; of an unsend event, that of the message taken back */
  messageId: text(),
  replyToken: text(),
  receivedAt: integer().notNull(),
  /** when its turn was committed; null while it waits */
  processedAt: integer(),
});

/** What was said, in order: the history, Direct Line's activities and the transcript. */
export const messages = sqliteTable("messages", {
  seq: integer().primaryKey({ autoIncrement: true }),
  role: text({ enum: ["user", "bot", "agent"] }).notNull(),
  text: text().$type<RedactedText>().notNull(),
  /** JSON of activity.ts's BotActivity; null for the user's messages */
  activity: text({ mode: "json" }),
  /** the event of the user that this is, or that it answers */
  eventId: text().notNull(),
  at: integer().notNull(),
  /** what the user said of an answer; null when nothing */
  helpful: integer({ mode: "boolean" }),
});

/** What is to leave: committed with the turn that made it, so that a crash loses nothing and repeats nothing. */
export const outbox = sqliteTable(
  "outbox",
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    kind: text({ enum: ["line", "ticket", "erasure", "delivery-failure", "feedback", "turn"] }).notNull(),
    /** JSON: LINE's messages, or what the desk is told (storage/desk) */
    payload: text({ mode: "json" }).notNull(),
    /** the event of the user that this answers or follows from */
    eventId: text(),
    /** LINE's reply token and the Unix time in milliseconds until which it may be tried */
    replyToken: text(),
    replyTokenUntil: integer(),
    /** LINE's X-Line-Retry-Key, the ticket's id: the receiver's way to know a repetition */
    deliveryKey: text().notNull(),
    createdAt: integer().notNull(),
    attempts: integer().notNull().default(0),
    /** whether a try ended, or was cut off, without knowing if the receiver took it */
    maybeDelivered: integer({ mode: "boolean" }).notNull().default(false),
    /** Unix milliseconds; not tried before */
    nextAttemptAt: integer().notNull(),
    state: text({ enum: ["pending", "delivered", "failed"] })
      .notNull()
      .default("pending"),
    /** a stable code, never a body */
    lastError: text(),
  },
  (table) => [uniqueIndex("outbox_delivery_key").on(table.deliveryKey)],
);
