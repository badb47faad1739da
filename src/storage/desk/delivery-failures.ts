import { desc } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { z } from "zod";
import { deliveryFailures } from "./schema.ts";

/** A reply that never reached its user. */
export const deliveryFailure = z.object({
  /** the outbox entry's key */
  id: z.string(),
  conversationId: z.string(),
  /** why, a stable code: line-403 (LINE forbids it), line-unfollowed (blocked by the user), line-503 (a day in vain) … */
  code: z.string(),
  /** Unix time in milliseconds */
  failedAt: z.number(),
});
export type DeliveryFailure = z.infer<typeof deliveryFailure>;

/** What could not be delivered, in D1, for the desk to see. */
export type DeliveryFailures = {
  /** Stores a failure; the same id again changes nothing. Rejects when D1 fails. */
  report(failure: DeliveryFailure): Promise<void>;
  /** @returns the newest, at most `limit` */
  newest(limit: number): Promise<DeliveryFailure[]>;
};

/** @param database the D1 binding */
export function createDeliveryFailures(database: D1Database): DeliveryFailures {
  const db = drizzle(database, { casing: "snake_case" });
  return {
    async report(failure) {
      await db.insert(deliveryFailures).values(failure).onConflictDoNothing();
    },
    async newest(limit) {
      return await db.select().from(deliveryFailures).orderBy(desc(deliveryFailures.failedAt)).limit(limit);
    },
  };
}
