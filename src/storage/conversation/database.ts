import { and, asc, eq, gt, isNull, lte, min } from "drizzle-orm";
import { drizzle } from "drizzle-orm/durable-sqlite";
import { migrate } from "drizzle-orm/durable-sqlite/migrator";
import { type BotActivity, botActivity } from "../../activity.ts";
import migrations from "./migrations/migrations.js";
import { conversation, inbox, messages, outbox } from "./schema.ts";

export type ConversationRow = typeof conversation.$inferSelect;
export type InboxRow = typeof inbox.$inferSelect;
export type OutboxRow = typeof outbox.$inferSelect;
type NewInbox = Omit<typeof inbox.$inferInsert, "seq" | "processedAt">;
type NewMessage = Omit<typeof messages.$inferInsert, "seq">;
type NewOutbox = Omit<
  typeof outbox.$inferInsert,
  "seq" | "attempts" | "maybeDelivered" | "state" | "lastError"
>;

/** A message as it was said. `activity` is there for the bot's. */
export type StoredMessage = Omit<typeof messages.$inferSelect, "activity"> & { activity: BotActivity | null };

/** One conversation's SQLite. All calls are synchronous; `atomically` makes several one. */
export class ConversationDatabase {
  private readonly storage: DurableObjectStorage;
  private readonly appended: () => void;
  private readonly db;
  private inTransaction = false;
  private hasAppended = false;

  /**
   * @param storage the Durable Object's; nothing is written before migrate()
   * @param appended called when messages have been added to the history, after their transaction
   */
  constructor(storage: DurableObjectStorage, appended: () => void = () => {}) {
    this.storage = storage;
    this.appended = appended;
    this.db = drizzle(storage, { casing: "snake_case" });
  }

  /** Creates or upgrades the tables. */
  async migrate(): Promise<void> {
    await migrate(this.db, migrations);
  }

  /** @returns whether there are tables, that is, whether this conversation was ever started */
  isMade(): boolean {
    return (
      this.storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'conversation'").toArray().length > 0
    );
  }

  /** Runs `work` as one transaction: all of it is stored or none. */
  atomically<T>(work: () => T): T {
    this.inTransaction = true;
    this.hasAppended = false;
    try {
      const result = this.storage.transactionSync(work);
      this.inTransaction = false;
      if (this.hasAppended) this.appended();
      return result;
    } finally {
      this.inTransaction = false;
    }
  }

  /** @returns the one row that says who this is */
  self(): ConversationRow | undefined {
    return this.db.select().from(conversation).get();
  }

  /** Stores who this is; does nothing the second time. @returns whether it was the first time */
  begin(row: typeof conversation.$inferInsert): boolean {
    return this.db.insert(conversation).values(row).onConflictDoNothing().returning().all().length > 0;
  }

  /** Stores what the bot remembers. */
  remember(turnState: unknown): void {
    this.db.update(conversation).set({ turnState }).run();
  }

  /** @returns whether the event is new; a known event id changes nothing */
  accept(event: NewInbox): boolean {
    return this.db.insert(inbox).values(event).onConflictDoNothing().returning().all().length > 0;
  }

  /** @returns the oldest event that has had no turn yet */
  nextEvent(): InboxRow | undefined {
    return this.db
      .select()
      .from(inbox)
      .where(isNull(inbox.processedAt))
      .orderBy(asc(inbox.seq))
      .limit(1)
      .get();
  }

  /** Marks an event as done. */
  finish(event: Pick<InboxRow, "seq">, processedAt: number): void {
    this.db.update(inbox).set({ processedAt }).where(eq(inbox.seq, event.seq)).run();
  }

  /** Appends to the history. */
  append(message: NewMessage): void {
    this.db.insert(messages).values(message).run();
    this.hasAppended = true;
    if (!this.inTransaction) this.appended();
  }

  /** @returns messages after `seq`, in their order, at most `limit` of them */
  messagesAfter(seq: number, limit = -1): StoredMessage[] {
    const rows = this.db
      .select()
      .from(messages)
      .where(gt(messages.seq, seq))
      .orderBy(asc(messages.seq))
      .limit(limit)
      .all();
    return rows.map((row) => ({ ...row, activity: botActivity.nullable().parse(row.activity) }));
  }

  /** @returns the place in the history of the user's message that came as this event */
  seqOfEvent(eventId: string): number | undefined {
    const isUsers = and(eq(messages.eventId, eventId), eq(messages.role, "user"));
    return this.db.select({ seq: messages.seq }).from(messages).where(isUsers).get()?.seq;
  }

  /** Adds what is to leave. */
  enqueue(entry: NewOutbox): void {
    this.db.insert(outbox).values(entry).run();
  }

  /** @returns the oldest entry of a kind that is due; one that waits for another try holds up no later one */
  nextDue(kind: OutboxRow["kind"], now: number): OutboxRow | undefined {
    const due = and(eq(outbox.kind, kind), eq(outbox.state, "pending"), lte(outbox.nextAttemptAt, now));
    return this.db.select().from(outbox).where(due).orderBy(asc(outbox.seq)).limit(1).get();
  }

  /** @returns when the next entry is due in Unix milliseconds, or nothing when all is settled */
  nextAttemptTime(): number | undefined {
    const time = { first: min(outbox.nextAttemptAt) };
    return this.db.select(time).from(outbox).where(eq(outbox.state, "pending")).get()?.first ?? undefined;
  }

  /** Notes a try before it is made: a crash in the middle leaves open whether it arrived. */
  beginAttempt({ seq, attempts }: Pick<OutboxRow, "seq" | "attempts">): void {
    this.db
      .update(outbox)
      .set({ attempts: attempts + 1, maybeDelivered: true })
      .where(eq(outbox.seq, seq))
      .run();
  }

  /** Stores how a try ended. */
  endAttempt({ seq }: Pick<OutboxRow, "seq">, result: Partial<typeof outbox.$inferInsert>): void {
    this.db.update(outbox).set(result).where(eq(outbox.seq, seq)).run();
  }
}
