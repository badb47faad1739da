import { and, desc, eq, isNotNull, lt, lte, min, ne, or } from "drizzle-orm";
import { drizzle } from "drizzle-orm/durable-sqlite";
import { ownWords, type RedactedText } from "../../privacy/redact.ts";
import type { InboxRow, StoredMessage } from "./database.ts";
import { conversation, inbox, messages, outbox } from "./schema.ts";

/** What is left of an event whose words are gone. */
const NOTHING = ownWords("");

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

  /**
   * Deletes what was said up to a wish, given by its places in the inbox and in the history, and what waits to leave; blanks the
   * inbox up to it, whose ids tell repeated events; makes another link. What the user has said since stays for its turn.
   */
  clear(wish: { event: number; message: number }, turnState: unknown, transcriptKey: string): void {
    this.db
      .delete(messages)
      .where(or(lte(messages.seq, wish.message), ne(messages.role, "user")))
      .run();
    this.db.delete(outbox).run();
    this.db
      .update(inbox)
      .set({ text: NOTHING, masked: [], replyToken: null })
      .where(lte(inbox.seq, wish.event))
      .run();
    this.db.update(conversation).set({ turnState, transcriptKey }).run();
  }

  /** Deletes what is older than `at`, Unix milliseconds; what still waits stays. */
  forgetBefore(at: number): void {
    this.db.delete(messages).where(lt(messages.at, at)).run();
    const done = and(lt(inbox.receivedAt, at), isNotNull(inbox.processedAt));
    this.db.delete(inbox).where(done).run();
    this.db
      .delete(outbox)
      .where(and(lt(outbox.createdAt, at), ne(outbox.state, "pending")))
      .run();
  }

  /** @returns all rows, for who asks what is kept of them; LINE's id of the user stays here */
  everything() {
    const { id, channel, turnState, startedAt, unfollowedAt } = conversation;
    const about = { id, channel, turnState, startedAt, unfollowedAt };
    return {
      conversation: this.db.select(about).from(conversation).get(),
      inbox: this.db.select().from(inbox).all(),
      messages: this.db.select().from(messages).all(),
      outbox: this.db.select().from(outbox).all(),
    };
  }

  /** @returns when the oldest message was said, Unix milliseconds; nothing when there is none */
  oldestAt(): number | undefined {
    return (
      this.db
        .select({ at: min(messages.at) })
        .from(messages)
        .get()?.at ?? undefined
    );
  }

  /** @returns the last messages of all sides, oldest first, at most `limit` */
  newestMessages(limit: number): Omit<StoredMessage, "activity">[] {
    return this.db.select().from(messages).orderBy(desc(messages.seq)).limit(limit).all().reverse();
  }
}
