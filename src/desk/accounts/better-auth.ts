import { createHash, randomInt } from "node:crypto";
import { betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { AccountAdapter } from "../../storage/desk/accounts.ts";

/** A working day: whoever does nothing for so long signs in again. */
const SESSION_LASTS_S = 12 * 60 * 60;

/** A session that is used is prolonged at most once an hour, so that a request is one read and rarely a write. */
const PROLONGED_AFTER_S = 60 * 60;

/** NIST SP 800-63B: length counts, composition rules do not. */
export const PASSWORD_LENGTH = { least: 12, most: 128 };

/** What the accounts stand on. */
export type AuthOptions = {
  adapter: AccountAdapter;
  /**
   * The first signs cookies and encrypts second factors; what an older one encrypted can still be read. Whoever was signed in
   * under an older one signs in again.
   */
  secrets: [string, ...string[]];
  /** the name that authenticator apps show */
  issuer: string;
  /** whether the desk is served over https */
  secure: boolean;
};

/**
 * better-auth for the desk. Its own HTTP routes are not mounted: our forms call its functions, and so its sign-up, its rate
 * limit and its origin check (which belong to those routes) are out of reach; ours are in routes.tsx and lock-out.ts.
 */
export function createAuth({ adapter, secrets, issuer, secure }: AuthOptions) {
  return betterAuth({
    appName: issuer,
    secrets: secrets.map((secret) => ({ version: keyId(secret), value: `desk ${secret}` })),
    baseURL: secure ? "https://desk.invalid" : "http://desk.invalid",
    database: adapter,
    user: {
      additionalFields: {
        role: { type: "string", required: true, input: false },
        deactivatedAt: { type: "date", required: false, input: false },
      },
    },
    session: { expiresIn: SESSION_LASTS_S, updateAge: PROLONGED_AFTER_S },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
    },
    plugins: [twoFactor({ issuer, backupCodeOptions: { customBackupCodesGenerate: backupCodes } })],
    advanced: {
      // The session and its person in one query.
      database: { joins: true },
      // __Host-: no other host of the municipality's domain can plant such a cookie.
      useSecureCookies: false,
      cookiePrefix: secure ? "__Host-desk" : "desk",
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: "lax", path: "/" },
      // Agents' addresses are not kept.
      ipAddress: { disableIpTracking: true },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its log names what it refuses; the desk logs codes of its own.
    logger: { disabled: true },
  });
}

/** Ten codes of 49 bits to be copied by hand: lower case, and no letter that looks like another or like a figure. */
function backupCodes(): string[] {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const letter = () => letters[randomInt(letters.length)] ?? "";
  const half = () => Array.from({ length: 5 }, letter).join("");
  return Array.from({ length: 10 }, () => `${half()}-${half()}`);
}

/** better-auth writes a key's number beside what it encrypts; made of the secret, it needs no bookkeeping. */
function keyId(secret: string): number {
  return createHash("sha256").update(`key id ${secret}`).digest().readUInt32BE();
}
