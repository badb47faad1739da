import { relations } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/**
 * D1: who works at the desk. The columns of user, session, account, verification and twoFactor are those that better-auth
 * and its two-factor plugin read and write (https://better-auth.com/docs/concepts/database); image and what an
 * account holds beside a password stay empty, but better-auth insists on them. role, deactivatedAt, invitations and attempts
 * are ours.
 */

const moment = () => integer({ mode: "timestamp_ms" });

/** Somebody who works at the desk. */
export const user = sqliteTable(
  "people",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** lower case */
    email: text().notNull(),
    emailVerified: integer({ mode: "boolean" }).notNull().default(true),
    role: text({ enum: ["agent", "supervisor", "admin"] }).notNull(),
    twoFactorEnabled: integer({ mode: "boolean" }).notNull().default(false),
    deactivatedAt: moment(),
    image: text(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (table) => [uniqueIndex("people_email").on(table.email)],
);

/** Who is signed in, and where. */
export const session = sqliteTable(
  "sessions",
  {
    id: text().primaryKey(),
    token: text().notNull(),
    userId: text().notNull(),
    expiresAt: moment().notNull(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
    ipAddress: text(),
    userAgent: text(),
  },
  (table) => [uniqueIndex("sessions_token").on(table.token), index("sessions_user").on(table.userId)],
);

/** How somebody proves who they are: a password's hash. */
export const account = sqliteTable(
  "credentials",
  {
    /** equal to userId: one password a person */
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: text().notNull(),
    password: text(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: moment(),
    refreshTokenExpiresAt: moment(),
    scope: text(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (table) => [index("credentials_user").on(table.userId)],
);

/** Sign-ins that wait for their second factor, and how often its code was wrong. */
export const verification = sqliteTable(
  "verifications",
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment().notNull(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (table) => [
    index("verifications_identifier").on(table.identifier),
    index("verifications_expires_at").on(table.expiresAt),
  ],
);

/** Second factors; secret and backup codes are encrypted with SESSION_SECRET. */
export const twoFactor = sqliteTable(
  "second_factors",
  {
    id: text().primaryKey(),
    userId: text().notNull(),
    secret: text().notNull(),
    backupCodes: text().notNull(),
    verified: integer({ mode: "boolean" }).notNull().default(true),
    failedVerificationCount: integer().notNull().default(0),
    lockedUntil: moment(),
  },
  (table) => [index("second_factors_user").on(table.userId)],
);

/** Links that set up an account, or set a new password for one. */
export const invitations = sqliteTable(
  "invitations",
  {
    /** SHA-256 of the link's token, base64url: who reads the database cannot use it */
    tokenHash: text().primaryKey(),
    /** the id that the person has or will have */
    personId: text().notNull(),
    /** null in the first admin's link: whoever opens it says */
    email: text(),
    role: text({ enum: ["agent", "supervisor", "admin"] }).notNull(),
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
  },
  (table) => [
    uniqueIndex("invitations_person").on(table.personId),
    uniqueIndex("invitations_email").on(table.email),
  ],
);

/** Failed sign-ins, by a hash of account, address or both. */
export const attempts = sqliteTable(
  "sign_in_attempts",
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    /** when the count begins again */
    until: integer().notNull(),
  },
  (table) => [index("sign_in_attempts_until").on(table.until)],
);

export const userRelations = relations(user, ({ many }) => ({
  sessions: many(session),
  accounts: many(account),
}));
export const sessionRelations = relations(session, ({ one }) => ({
  user: one(user, { fields: [session.userId], references: [user.id] }),
}));
export const accountRelations = relations(account, ({ one }) => ({
  user: one(user, { fields: [account.userId], references: [user.id] }),
}));
