import { lt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { turns } from "./insight-schema.ts";

/** What became of a message. */
export type Turn = Omit<typeof turns.$inferInsert, "day"> & {
  /** Unix time in milliseconds */
  at: number;
};

/** What became of messages, in D1, for the desk's figures. */
export type TurnStore = {
  /** Stores it; the same again changes nothing. Rejects when D1 fails. */
  note(turn: Turn): Promise<void>;
  /** Deletes what happened on days before that of this time. */
  forget(before: number): Promise<void>;
};

const JAPAN_MS = 9 * 60 * 60 * 1000;

/**
 * @param at Unix time in milliseconds
 * @returns the day in Japan, as 2026-11-24
 */
export function dayInJapan(at: number): string {
  return new Date(at + JAPAN_MS).toISOString().slice(0, 10);
}

/** @param database the D1 binding */
export function createTurnStore(database: D1Database): TurnStore {
  const db = drizzle(database, { casing: "snake_case" });
  return {
    async note({ at, ...turn }) {
      await db
        .insert(turns)
        .values({ ...turn, day: dayInJapan(at) })
        .onConflictDoNothing();
    },
    async forget(before) {
      await db.delete(turns).where(lt(turns.day, dayInJapan(before)));
    },
  };
}
