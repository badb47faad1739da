import { inArray, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { attempts } from "./accounts-schema.ts";

/** Counts of failed attempts in D1. */
export type AttemptStore = {
  /**
   * Counts one attempt on each key before it is made, so that a hundred at once are a hundred.
   *
   * @param keys what to count on
   * @param now Unix time in milliseconds
   * @param lasts after how many milliseconds a count begins again
   * @returns the counts, in the keys' order
   */
  count(keys: string[], now: number, lasts: number): Promise<number[]>;
  /** Forgets these counts. */
  forget(keys: string[]): Promise<void>;
  /** Takes one attempt back. */
  takeBack(key: string): Promise<void>;
};

/** @param database the D1 binding */
export function createAttemptStore(database: D1Database): AttemptStore {
  const db = drizzle(database, { casing: "snake_case" });
  return {
    async count(keys, now, lasts) {
      const counted = (key: string) =>
        db
          .insert(attempts)
          .values({ key, count: 1, until: now + lasts })
          .onConflictDoUpdate({
            target: attempts.key,
            set: {
              count: sql`case when ${attempts.until} <= ${now} then 1 else ${attempts.count} + 1 end`,
              until: sql`case when ${attempts.until} <= ${now} then ${now + lasts} else ${attempts.until} end`,
            },
          })
          .returning({ count: attempts.count });
      const [first, ...rest] = keys.map(counted);
      if (!first) return [];
      const results = await db.batch([first, ...rest]);
      return results.map(([row]) => row?.count ?? 0);
    },
    async forget(keys) {
      await db.delete(attempts).where(inArray(attempts.key, keys));
    },
    async takeBack(key) {
      await db
        .update(attempts)
        .set({ count: sql`max(0, ${attempts.count} - 1)` })
        .where(sql`${attempts.key} = ${key}`);
    },
  };
}
