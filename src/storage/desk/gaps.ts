import { and, eq, lt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { gaps } from "./insight-schema.ts";

/** A message, masked, that was not answered, or not well. */
export type Gap = Omit<typeof gaps.$inferInsert, "decision">;

/** What could not be answered, in D1, for agents to learn from. */
export type GapStore = {
  /** Stores it; of the same message the last reason counts. Rejects when D1 fails. */
  note(gap: Gap): Promise<void>;
  /** Takes back that an answer was wrong. */
  notWrong(conversationId: string, seq: number): Promise<void>;
  /** Deletes a message that its writer took back. */
  remove(conversationId: string, seq: number): Promise<void>;
  /** Deletes what was said before this time. */
  forget(before: number): Promise<void>;
};

/** @param database the D1 binding */
export function createGapStore(database: D1Database): GapStore {
  const db = drizzle(database, { casing: "snake_case" });
  const of = (conversationId: string, seq: number) =>
    and(eq(gaps.conversationId, conversationId), eq(gaps.seq, seq));
  return {
    async note(gap) {
      const { reason, answerId } = gap;
      await db
        .insert(gaps)
        .values(gap)
        .onConflictDoUpdate({
          target: [gaps.conversationId, gaps.seq],
          set: answerId ? { reason, answerId } : { reason },
        });
    },
    async notWrong(conversationId, seq) {
      await db.delete(gaps).where(and(of(conversationId, seq), eq(gaps.reason, "wrong")));
    },
    async remove(conversationId, seq) {
      await db.delete(gaps).where(of(conversationId, seq));
    },
    async forget(before) {
      await db.delete(gaps).where(lt(gaps.at, before));
    },
  };
}
