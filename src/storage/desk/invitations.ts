import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { account, invitations, session, user } from "./accounts-schema.ts";
import type { PersonRole } from "./people.ts";

/** How long a link is good: 72 hours, so that one sent on a Friday is good on Monday. */
export const LINK_LASTS_MS = 72 * 60 * 60 * 1000;

/** A link that sets up an account or a new password. */
export type Invitation = {
  personId: string;
  /** null in the first admin's link */
  email: string | null;
  role: PersonRole;
  /** the person's name where there is an account already */
  name: string | null;
};

/** What whoever opens the link gives. */
type SetUp = { tokenHash: string; name: string; email: string; passwordHash: string };

/** The links in D1. */
export type InvitationStore = {
  /** Stores a link; an older one of the same person is void from now on. */
  add(link: {
    tokenHash: string;
    personId: string;
    email: string;
    role: PersonRole;
    createdAt: number;
  }): Promise<void>;
  /** @returns what the link is for, or null when there is none, it was used or its time is over */
  find(tokenHash: string, now: number): Promise<Invitation | null>;
  /**
   * Uses the link: account and password stand, all sessions of the person are over and the link is gone, or nothing of it.
   *
   * @returns done; gone when somebody was faster; taken when the address has another account
   */
  redeem(setUp: SetUp, now: number): Promise<"done" | "gone" | "taken">;
};

/** @param database the D1 binding */
export function createInvitationStore(database: D1Database): InvitationStore {
  const db = drizzle(database, { casing: "snake_case" });
  return {
    async add(link) {
      await db.batch([
        db
          .delete(invitations)
          .where(sql`${invitations.personId} = ${link.personId} or ${invitations.email} = ${link.email}`),
        db.insert(invitations).values({ ...link, expiresAt: link.createdAt + LINK_LASTS_MS }),
      ]);
    },
    async find(tokenHash, now) {
      const [found] = await db
        .select({
          personId: invitations.personId,
          email: invitations.email,
          role: invitations.role,
          name: user.name,
          expiresAt: invitations.expiresAt,
        })
        .from(invitations)
        .leftJoin(user, eq(user.id, invitations.personId))
        .where(eq(invitations.tokenHash, tokenHash));
      if (!found || found.expiresAt <= now) return null;
      const { expiresAt: _, ...invitation } = found;
      return invitation;
    },
    async redeem({ tokenHash, name, email, passwordHash }, now) {
      const good = and(eq(invitations.tokenHash, tokenHash), gt(invitations.expiresAt, now));
      const value = <T>(given: T) => sql<T>`${given}`;
      const person = db
        .select({
          id: invitations.personId,
          name: value(name).as("name"),
          email: sql<string>`coalesce(${invitations.email}, ${email})`.as("email"),
          emailVerified: value(1).as("email_verified"),
          role: invitations.role,
          twoFactorEnabled: value(0).as("two_factor_enabled"),
          deactivatedAt: value(null).as("deactivated_at"),
          image: value(null).as("image"),
          createdAt: value(now).as("created_at"),
          updatedAt: value(now).as("updated_at"),
        })
        .from(invitations)
        .where(good);
      const credential = db
        .select({
          id: invitations.personId,
          accountId: invitations.personId,
          providerId: value("credential").as("provider_id"),
          userId: invitations.personId,
          password: value(passwordHash).as("password"),
          accessToken: value(null).as("access_token"),
          refreshToken: value(null).as("refresh_token"),
          idToken: value(null).as("id_token"),
          accessTokenExpiresAt: value(null).as("access_token_expires_at"),
          refreshTokenExpiresAt: value(null).as("refresh_token_expires_at"),
          scope: value(null).as("scope"),
          createdAt: value(now).as("created_at"),
          updatedAt: value(now).as("updated_at"),
        })
        .from(invitations)
        .where(good);
      const updatedAt = new Date(now);
      try {
        const [people] = await db.batch([
          db
            .insert(user)
            .select(person)
            .onConflictDoUpdate({ target: user.id, set: { name, deactivatedAt: null, updatedAt } }),
          db
            .insert(account)
            .select(credential)
            .onConflictDoUpdate({ target: account.id, set: { password: passwordHash, updatedAt } }),
          db
            .delete(session)
            .where(
              inArray(session.userId, db.select({ id: invitations.personId }).from(invitations).where(good)),
            ),
          db.delete(invitations).where(good),
        ]);
        return people.meta.changes > 0 ? "done" : "gone";
      } catch (error) {
        if (causes(error).some((message) => message.includes("UNIQUE constraint failed: people.email")))
          return "taken";
        throw error;
      }
    },
  };
}

function causes(error: unknown): string[] {
  return error instanceof Error ? [error.message, ...causes(error.cause)] : [];
}
