import { and, desc, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/durable-sqlite";
import type { RedactedText } from "../../privacy/redact.ts";
import type { InboxRow, StoredMessage } from "./database.ts";
import { inbox, messages } from "./schema.ts";

/** How a conversation's SQLite forgets: what was taken back, masked later, deleted at its user's wish, or too old. */
export abstract class ForgettingDatabase {
  protected readonly db;

  /** @param storage the Durable Object's */
  constructor(storage: DurableObjectStorage) {
    this.db = drizzle(storage, { casing: "snake_case" });
  }

  /** Puts `shown` in the place of a user's message; one that waits for its turn gets none. */
  erase({ seq, eventId, processedAt }: InboxRow, shown: RedactedText, now: number): void {
    this.db
      .update(inbox)
      .set({ text: shown, masked: [], processedAt: processedAt ?? now })
      .where(eq(inbox.seq, seq))
      .run();
    const isUsers = and(eq(messages.eventId, eventId), eq(messages.role, "user"));
    this.db.update(messages).set({ text: shown }).where(isUsers).run();
  }

  /** Puts `text` in the place of a user's message, in the inbox too. */
  rewrite({ seq, eventId }: Pick<StoredMessage, "seq" | "eventId">, text: RedactedText): void {
    this.db.update(messages).set({ text }).where(eq(messages.seq, seq)).run();
    this.db.update(inbox).set({ text }).where(eq(inbox.eventId, eventId)).run();
  }

  /** @returns the last messages of all sides, oldest first, at most `limit` */
  newestMessages(limit: number): Omit<StoredMessage, "activity">[] {
    return this.db.select().from(messages).orderBy(desc(messages.seq)).limit(limit).all().reverse();
  }
}
