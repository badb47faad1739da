import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { session, user } from "./accounts-schema.ts";

/**
 * @param database the D1 binding
 * @param ids sessions' ids
 * @param now Unix time in milliseconds
 * @returns those of them that still let their person in
 */
export async function stillSignedIn(database: D1Database, ids: string[], now: number): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await drizzle(database, { casing: "snake_case" })
    .select({ id: session.id })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(
      and(
        sql`${session.id} in (select value from json_each(${JSON.stringify(ids)}))`,
        gt(session.expiresAt, new Date(now)),
        isNull(user.deactivatedAt),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}
