import { desc } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { z } from "zod";
import { feedback } from "./schema.ts";

/** Whether an answer helped, as a user said with one tap. */
export const answerFeedback = z.object({
  conversationId: z.string(),
  /** the answer's place in the conversation */
  seq: z.number(),
  /** of content/answers or a municipality's own; of a guided flow its name */
  answerId: z.string(),
  helpful: z.boolean(),
  /** Unix time in milliseconds */
  at: z.number(),
});
export type AnswerFeedback = z.infer<typeof answerFeedback>;

/** What users said of answers, in D1, for the desk and for who writes the answers. */
export type FeedbackStore = {
  /** Stores it; a later word on the same answer replaces the earlier. Rejects when D1 fails. */
  note(given: AnswerFeedback): Promise<void>;
  /** @returns the newest, at most `limit` */
  newest(limit: number): Promise<AnswerFeedback[]>;
};

/** @param database the D1 binding */
export function createFeedbackStore(database: D1Database): FeedbackStore {
  const db = drizzle(database, { casing: "snake_case" });
  return {
    async note(given) {
      const { answerId, helpful, at } = given;
      await db
        .insert(feedback)
        .values(given)
        .onConflictDoUpdate({
          target: [feedback.conversationId, feedback.seq],
          set: { answerId, helpful, at },
        });
    },
    async newest(limit) {
      return await db.select().from(feedback).orderBy(desc(feedback.at)).limit(limit);
    },
  };
}
