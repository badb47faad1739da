import { lt, lte } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { attempts, invitations, session, verification } from "./accounts-schema.ts";

/**
 * Deletes what is over of accounts: sessions, links, sign-ins that were not finished, counts of attempts.
 *
 * @param database the D1 binding
 * @param now Unix time in milliseconds
 */
export async function sweepAccounts(database: D1Database, now: number): Promise<void> {
  const db = drizzle(database, { casing: "snake_case" });
  const at = new Date(now);
  await db.batch([
    db.delete(session).where(lt(session.expiresAt, at)),
    db.delete(invitations).where(lte(invitations.expiresAt, now)),
    db.delete(verification).where(lt(verification.expiresAt, at)),
    db.delete(attempts).where(lte(attempts.until, now)),
  ]);
}
