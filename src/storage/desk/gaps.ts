import { and, desc, eq, isNull, lt, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { z } from "zod";
import { gapDecisions, gaps } from "./insight-schema.ts";

/** A message, masked, that was not answered, or not well. */
type Gap = Omit<typeof gaps.$inferInsert, "decision">;

/** A gap that nobody has decided of. */
const waitingGap = z.object({
  conversationId: z.string(),
  seq: z.number(),
  reason: z.enum(["unsure", "wrong", "escalated"]),
  text: z.string(),
  candidates: z.array(z.object({ id: z.string(), score: z.number() })),
});
export type WaitingGap = z.infer<typeof waitingGap>;

/** What an agent decided of messages that resemble each other. */
type GapDecision = typeof gapDecisions.$inferInsert;

/** What could not be answered, in D1, for agents to learn from. */
export type GapStore = {
  /** Stores it; of the same message the last reason counts. Rejects when D1 fails. */
  note(gap: Gap): Promise<void>;
  /** Takes back that an answer was wrong. */
  notWrong(conversationId: string, seq: number): Promise<void>;
  /** Deletes a message that its writer took back. */
  remove(conversationId: string, seq: number): Promise<void>;
  /** @returns the places of a conversation's messages whose answer somebody found wrong */
  wrongIn(conversationId: string): Promise<number[]>;
  /** @returns the newest that nobody has decided of, at most `limit` */
  waiting(limit: number): Promise<WaitingGap[]>;
  /** Stores a decision and of which messages it is; one that is decided already stays so. */
  decide(decision: GapDecision, of: Pick<Gap, "conversationId" | "seq">[]): Promise<void>;
  /** Deletes what was said before this time, and what was decided before it. */
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
    async wrongIn(conversationId) {
      const rows = await db
        .select({ seq: gaps.seq })
        .from(gaps)
        .where(and(eq(gaps.conversationId, conversationId), eq(gaps.reason, "wrong")));
      return rows.map(({ seq }) => seq);
    },
    async waiting(limit) {
      const rows = await db
        .select()
        .from(gaps)
        .where(isNull(gaps.decision))
        .orderBy(desc(gaps.at))
        .limit(limit);
      return z.array(waitingGap).parse(rows);
    },
    async decide(decision, all) {
      const pairs = JSON.stringify(all.map(({ conversationId, seq }) => [conversationId, seq]));
      await db.batch([
        db.insert(gapDecisions).values(decision),
        db
          .update(gaps)
          .set({ decision: decision.id })
          .where(
            and(
              isNull(gaps.decision),
              sql`(conversation_id, seq) in (select value ->> 0, value ->> 1 from json_each(${pairs}))`,
            ),
          ),
      ]);
    },
    async forget(before) {
      await db.batch([
        db.delete(gaps).where(lt(gaps.at, before)),
        db.delete(gapDecisions).where(lt(gapDecisions.at, before)),
      ]);
    },
  };
}
