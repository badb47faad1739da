import { and, asc, desc, eq, gt, ne } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { account, invitations, session, twoFactor, user } from "./accounts-schema.ts";

export type PersonRole = (typeof user.$inferSelect)["role"];

/** Somebody who works at the desk, or is invited to. */
export type Person = {
  id: string;
  /** null until they have set up their account */
  name: string | null;
  /** null for the first admin's link, which nobody has used yet */
  email: string | null;
  role: PersonRole;
  state: "active" | "invited" | "deactivated";
  twoFactor: boolean;
};

/** A place where somebody is signed in. Its id is no key: nobody can sign in with it. */
export type SignedIn = { id: string; createdAt: Date; updatedAt: Date; userAgent: string | null };

/** People and their sessions in D1. */
export type PeopleStore = {
  /** @returns everybody: accounts by name, then who is invited; one round trip */
  list(now: number): Promise<Person[]>;
  /** @returns the account with this id, or null */
  find(id: string): Promise<Person | null>;
  /** @returns the account with this e-mail address, or null */
  findByEmail(email: string): Promise<Person | null>;
  setRole(id: string, role: PersonRole, now: number): Promise<void>;
  /** Takes password, second factor, links and sessions: only a new link lets this person in again. */
  deactivate(id: string, now: number): Promise<void>;
  /** Takes back a link that nobody has used. */
  uninvite(personId: string): Promise<void>;
  /** Takes the second factor, for somebody who has lost it, and ends their sessions. */
  removeTwoFactor(id: string, now: number): Promise<void>;
  /** @returns where this person is signed in, newest first */
  sessions(id: string, now: number): Promise<SignedIn[]>;
  /** Ends one session of this person. */
  endSession(id: string, sessionId: string): Promise<void>;
  /** Ends all sessions of this person but `kept`. */
  endSessions(id: string, kept?: string): Promise<void>;
};

/** @param database the D1 binding */
export function createPeopleStore(database: D1Database): PeopleStore {
  const db = drizzle(database, { casing: "snake_case" });
  return {
    async list(now) {
      const [people, invited] = await db.batch([
        db.select().from(user).orderBy(asc(user.name), asc(user.id)),
        db
          .select({ id: invitations.personId, email: invitations.email, role: invitations.role })
          .from(invitations)
          .where(gt(invitations.expiresAt, now))
          .orderBy(asc(invitations.email)),
      ]);
      const known = new Set(people.map(({ id }) => id));
      return [
        ...people.map(toPerson),
        ...invited
          .filter(({ id }) => !known.has(id))
          .map((link) => ({ ...link, name: null, state: "invited" as const, twoFactor: false })),
      ];
    },
    async find(id) {
      const [row] = await db.select().from(user).where(eq(user.id, id));
      return row ? toPerson(row) : null;
    },
    async findByEmail(email) {
      const [row] = await db.select().from(user).where(eq(user.email, email));
      return row ? toPerson(row) : null;
    },
    async setRole(id, role, now) {
      await db
        .update(user)
        .set({ role, updatedAt: new Date(now) })
        .where(eq(user.id, id));
    },
    async deactivate(id, now) {
      const at = new Date(now);
      await db.batch([
        db
          .update(user)
          .set({ deactivatedAt: at, twoFactorEnabled: false, updatedAt: at })
          .where(eq(user.id, id)),
        db.delete(account).where(eq(account.userId, id)),
        db.delete(twoFactor).where(eq(twoFactor.userId, id)),
        db.delete(invitations).where(eq(invitations.personId, id)),
        db.delete(session).where(eq(session.userId, id)),
      ]);
    },
    async uninvite(personId) {
      await db.delete(invitations).where(eq(invitations.personId, personId));
    },
    async removeTwoFactor(id, now) {
      await db.batch([
        db
          .update(user)
          .set({ twoFactorEnabled: false, updatedAt: new Date(now) })
          .where(eq(user.id, id)),
        db.delete(twoFactor).where(eq(twoFactor.userId, id)),
        db.delete(session).where(eq(session.userId, id)),
      ]);
    },
    async sessions(id, now) {
      return await db
        .select({
          id: session.id,
          createdAt: session.createdAt,
          updatedAt: session.updatedAt,
          userAgent: session.userAgent,
        })
        .from(session)
        .where(and(eq(session.userId, id), gt(session.expiresAt, new Date(now))))
        .orderBy(desc(session.createdAt));
    },
    async endSession(id, sessionId) {
      await db.delete(session).where(and(eq(session.userId, id), eq(session.id, sessionId)));
    },
    async endSessions(id, kept) {
      const theirs = eq(session.userId, id);
      await db.delete(session).where(kept === undefined ? theirs : and(theirs, ne(session.id, kept)));
    },
  };
}

function toPerson(row: typeof user.$inferSelect): Person {
  const { id, name, email, role, deactivatedAt, twoFactorEnabled } = row;
  return {
    id,
    name,
    email,
    role,
    state: deactivatedAt ? "deactivated" : "active",
    twoFactor: twoFactorEnabled,
  };
}
