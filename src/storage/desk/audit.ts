import { and, desc, eq, gte, lt, lte, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { user } from "./accounts-schema.ts";
import { audit } from "./audit-schema.ts";

/** How long an entry is kept. The trigger audit_keep_young holds the same figure. */
export const AUDIT_KEPT_MS = 3 * 365 * 24 * 60 * 60 * 1000;

/** The trigger asks the database's clock, the job asks its own. */
const CLOCKS_APART_MS = 60_000;

/** What is written. */
type AuditRow = Omit<typeof audit.$inferInsert, "id">;

/** What is read, with the names that people have now. */
export type AuditEntryRead = {
  id: number;
  at: number;
  personId: string | null;
  action: string;
  ticketId: string | null;
  conversationId: string | null;
  subjectId: string | null;
  detail: string | null;
};

type AuditFilter = {
  personId?: string | undefined;
  action?: string | undefined;
  /** Unix time in milliseconds, both inclusive */
  from?: number | undefined;
  to?: number | undefined;
  /** only entries that come after this one in the page's order */
  before?: { at: number; id: number } | undefined;
};

/** The desk's audit in D1. */
export type AuditStore = {
  append(row: AuditRow): Promise<void>;
  /**
   * Two queries in one round trip.
   *
   * @returns the newest entries that pass the filter, at most `limit`, and the names of everybody who has or had an account
   */
  read(
    filter: AuditFilter,
    limit: number,
  ): Promise<{ entries: AuditEntryRead[]; names: Map<string, string> }>;
  /** Deletes what is older than AUDIT_KEPT_MS. The only way for an entry to go. */
  forget(now: number): Promise<void>;
};

/** @param database the D1 binding */
export function createAuditStore(database: D1Database): AuditStore {
  const db = drizzle(database, { casing: "snake_case" });
  return {
    async append(row) {
      await db.insert(audit).values(row);
    },
    async read({ personId, action, from, to, before }, limit) {
      const [entries, people] = await db.batch([
        db
          .select()
          .from(audit)
          .where(
            and(
              personId === undefined ? undefined : eq(audit.personId, personId),
              action === undefined ? undefined : eq(audit.action, action),
              from === undefined ? undefined : gte(audit.at, from),
              to === undefined ? undefined : lte(audit.at, to),
              before && sql`(${audit.at}, ${audit.id}) < (${before.at}, ${before.id})`,
            ),
          )
          .orderBy(desc(audit.at), desc(audit.id))
          .limit(limit),
        db.select({ id: user.id, name: user.name }).from(user).orderBy(user.name),
      ]);
      return { entries, names: new Map(people.map(({ id, name }) => [id, name])) };
    },
    async forget(now) {
      await db.delete(audit).where(lt(audit.at, now - AUDIT_KEPT_MS - CLOCKS_APART_MS));
    },
  };
}
