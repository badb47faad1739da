import { and, asc, desc, eq, gt, inArray, isNull, lte, max, min, ne, notInArray } from "drizzle-orm";
import { migrate } from "drizzle-orm/durable-sqlite/migrator";
import { type BotActivity, botActivity } from "../../activity.ts";
import { ForgettingDatabase } from "./forgetting-database.ts";
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
export class ConversationDatabase extends ForgettingDatabase {
  private readonly storage: DurableObjectStorage;
  private readonly appended: () => void;

  /**
   * @param storage the Durable Object's; nothing is written before migrate()
   * @param appended called after a transaction that added messages to the history, or tried to
   */
  constructor(storage: DurableObjectStorage, appended: () => void = () => {}) {
    super(storage);
    this.storage = storage;
    this.appended = appended;
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
    return this.storage.transactionSync(work);
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

  /** Stores the key of the transcript's link and until when it opens (Unix milliseconds); the key before opens nothing any more. */
  setTranscriptLink(transcriptKey: string, transcriptUntil: number): void {
    this.db.update(conversation).set({ transcriptKey, transcriptUntil }).run();
  }

  /** Stores since when the user can be written to no more (Unix milliseconds), or that they can again. */
  setUnfollowed(unfollowedAt: number | null): void {
    this.db.update(conversation).set({ unfollowedAt }).run();
  }

  /** @returns when the user last did something themselves, by the channel's clock in Unix milliseconds; 0 for never */
  lastHeardAt(): number {
    const heard = notInArray(inbox.kind, ["leave", "unsend"]);
    const last = { at: max(inbox.receivedAt) };
    return this.db.select(last).from(inbox).where(heard).get()?.at ?? 0;
  }

  /** Stores an event. @returns its place in the inbox, or nothing for a known event id, which changes nothing */
  accept(event: NewInbox): number | undefined {
    return this.db.insert(inbox).values(event).onConflictDoNothing().returning({ seq: inbox.seq }).get()?.seq;
  }

  /** @returns whether an event with this id has come before */
  isKnown(eventId: string): boolean {
    return (
      this.db.select({ seq: inbox.seq }).from(inbox).where(eq(inbox.eventId, eventId)).get() !== undefined
    );
  }

  /** @returns the events that came last, newest first */
  newestEvents(limit: number): Pick<InboxRow, "kind" | "receivedAt">[] {
    const { kind, receivedAt } = inbox;
    return this.db.select({ kind, receivedAt }).from(inbox).orderBy(desc(inbox.seq)).limit(limit).all();
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

  /** @returns the event that brought a message, by the channel's id of it */
  eventOfMessage(messageId: string): InboxRow | undefined {
    const brought = and(eq(inbox.messageId, messageId), ne(inbox.kind, "unsend"));
    return this.db.select().from(inbox).where(brought).get();
  }

  /** @returns whether the message was taken back, perhaps before it came */
  isUnsent(messageId: string | null): boolean {
    if (messageId === null) return false;
    const unsent = and(eq(inbox.messageId, messageId), eq(inbox.kind, "unsend"));
    return this.db.select({ seq: inbox.seq }).from(inbox).where(unsent).get() !== undefined;
  }

  /** Appends to the history. @returns its place */
  append(message: NewMessage): number {
    const { seq } = this.db.insert(messages).values(message).returning({ seq: messages.seq }).get();
    // Transactions are synchronous: by then this one has ended.
    queueMicrotask(this.appended);
    return seq;
  }

  /** Notes what the user said of an answer. */
  rate(seq: number, helpful: boolean): void {
    this.db.update(messages).set({ helpful }).where(eq(messages.seq, seq)).run();
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

  /** @returns what was said last to the user */
  lastReply(): BotActivity | undefined {
    const replies = ne(messages.role, "user");
    const last = this.db.select().from(messages).where(replies).orderBy(desc(messages.seq)).limit(1).get();
    return botActivity.safeParse(last?.activity).data;
  }

  /** @returns the place in the history of the message, the user's unless said otherwise, that came as this event */
  seqOfEvent(eventId: string, role: "user" | "agent" = "user"): number | undefined {
    const isTheirs = and(eq(messages.eventId, eventId), eq(messages.role, role));
    return this.db.select({ seq: messages.seq }).from(messages).where(isTheirs).get()?.seq;
  }

  /** Adds what is to leave. */
  enqueue(entry: NewOutbox): void {
    this.db.insert(outbox).values(entry).run();
  }

  /** @returns all entries of a kind with the event that they follow from, in their order */
  outboxByEvent(kind: OutboxRow["kind"]): OutboxRow[] {
    return this.db.select().from(outbox).where(eq(outbox.kind, kind)).orderBy(asc(outbox.seq)).all();
  }

  /** Makes all that waits of a kind due at once. */
  hurry(kind: OutboxRow["kind"], now: number): void {
    const waits = and(eq(outbox.kind, kind), eq(outbox.state, "pending"));
    this.db.update(outbox).set({ nextAttemptAt: now }).where(waits).run();
  }

  /** @returns the oldest entry of these kinds that is due; one that waits for another try holds up no later one */
  nextDue(kinds: readonly OutboxRow["kind"][], now: number): OutboxRow | undefined {
    const due = and(inArray(outbox.kind, kinds), eq(outbox.state, "pending"), lte(outbox.nextAttemptAt, now));
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
