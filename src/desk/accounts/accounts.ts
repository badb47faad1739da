import { isAPIError } from "better-auth/api";
import { z } from "zod";
import type { Agent } from "../agent.ts";
import { type AuthOptions, createAuth } from "./better-auth.ts";

/** Who sends a request. */
type SignedInAgent = { agent: Agent; sessionId: string; email: string; twoFactor: boolean };

/** Headers to answer with: the cookies that better-auth sets. */
type Cookies = string[];

/** An expected outcome; `refused` carries better-auth's code or SECOND_FACTOR_UNREADABLE. */
type Outcome<T = object> =
  | ({ outcome: "done"; cookies: Cookies } & T)
  | { outcome: "refused"; code: string; cookies: Cookies };

/** Passwords, sessions and second factors. Everything that the desk knows of better-auth. `headers` are the request's. */
export type Accounts = {
  /** @returns who sends this request, or null; one query, and a write once an hour */
  session(headers: Headers): Promise<(SignedInAgent & { cookies: Cookies }) | null>;
  /** Signs in; with a second factor set up, `next` is code and only a code lets in. */
  signIn(
    headers: Headers,
    email: string,
    password: string,
  ): Promise<Outcome<{ next: "in"; personId: string } | { next: "code" }>>;
  /** The second step: a code of the app or one of the backup codes. Five tries, then the password again. `code`: as understood. */
  signInWithCode(headers: Headers, code: string): Promise<Outcome<{ personId: string; code: string }>>;
  signOut(headers: Headers): Promise<Outcome>;
  /** Sets a new password and ends the other sessions. */
  changePassword(headers: Headers, current: string, next: string): Promise<Outcome>;
  /** Begins to set up a second factor. @returns the otpauth address and the backup codes, shown once */
  beginTwoFactor(
    headers: Headers,
    password: string,
  ): Promise<Outcome<{ totpUri: string; backupCodes: string[] }>>;
  /** The first code of the app: the second factor is on. */
  confirmTwoFactor(headers: Headers, code: string): Promise<Outcome>;
  endTwoFactor(headers: Headers, password: string): Promise<Outcome>;
  /** Makes new backup codes; the old ones are void. */
  renewBackupCodes(headers: Headers, password: string): Promise<Outcome<{ backupCodes: string[] }>>;
  /** @returns the hash of a password, as signIn checks it (scrypt) */
  hash(password: string): Promise<string>;
};

const found = z.object({
  session: z.object({ id: z.string() }),
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(["agent", "supervisor", "admin"]),
    twoFactorEnabled: z.boolean().nullish(),
    deactivatedAt: z.date().nullish(),
  }),
});

/** @param options storage and secret */
export function createAccounts(options: AuthOptions): Accounts {
  const auth = createAuth(options);
  const { api } = auth;

  return {
    async session(headers) {
      const { response, headers: answer } = await api.getSession({ headers, returnHeaders: true });
      const parsed = found.safeParse(response);
      if (!parsed.success || parsed.data.user.deactivatedAt) return null;
      const { id, name, email, role, twoFactorEnabled } = parsed.data.user;
      return {
        agent: { id, name, role },
        sessionId: parsed.data.session.id,
        email,
        twoFactor: twoFactorEnabled ?? false,
        cookies: answer.getSetCookie(),
      };
    },
    signIn: (headers, email, password) =>
      expected(async () => {
        const { response, headers: answer } = await api.signInEmail({
          body: { email, password },
          headers,
          returnHeaders: true,
        });
        const cookies = answer.getSetCookie();
        if ("twoFactorRedirect" in response) return { next: "code" as const, cookies };
        return { next: "in" as const, personId: response.user.id, cookies };
      }),
    signInWithCode: (headers, code) =>
      expected(async () => {
        const typed = asTyped(code);
        const call = { headers, body: { code: typed }, returnHeaders: true as const };
        const isBackupCode = !/^\d+$/.test(typed);
        const { headers: answer, response } = await (isBackupCode
          ? api.verifyBackupCode(call)
          : api.verifyTOTP(call));
        return { personId: response.user.id, code: typed, cookies: answer.getSetCookie() };
      }),
    signOut: (headers) =>
      expected(async () => {
        const { headers: answer } = await api.signOut({ headers, returnHeaders: true });
        return { cookies: answer.getSetCookie() };
      }),
    changePassword: (headers, currentPassword, newPassword) =>
      expected(async () => {
        const body = { currentPassword, newPassword, revokeOtherSessions: true };
        const { headers: answer } = await api.changePassword({ headers, body, returnHeaders: true });
        return { cookies: answer.getSetCookie() };
      }),
    beginTwoFactor: (headers, password) =>
      expected(async () => {
        const begun = await api.enableTwoFactor({ headers, body: { password, method: "totp" } });
        if (begun.method !== "totp") throw new Error("better-auth set up another factor than asked");
        return { totpUri: begun.totpURI, backupCodes: begun.backupCodes, cookies: [] };
      }),
    confirmTwoFactor: (headers, code) =>
      expected(async () => {
        const body = { code: asTyped(code) };
        const { headers: answer } = await api.verifyTOTP({ headers, body, returnHeaders: true });
        return { cookies: answer.getSetCookie() };
      }),
    endTwoFactor: (headers, password) =>
      expected(async () => {
        const { headers: answer } = await api.disableTwoFactor({
          headers,
          body: { password },
          returnHeaders: true,
        });
        return { cookies: answer.getSetCookie() };
      }),
    renewBackupCodes: (headers, password) =>
      expected(async () => {
        const { backupCodes } = await api.generateBackupCodes({ headers, body: { password } });
        return { backupCodes, cookies: [] };
      }),
    async hash(password) {
      return await (await auth.$context).password.hash(password);
    },
  };
}

/** A Japanese keyboard gives full-width letters and many hyphens, apps show a space in the middle. */
function asTyped(code: string): string {
  const plain = code
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^0-9a-z]/g, "");
  return /^\d+$/.test(plain) ? plain : plain.replace(/^(.{5})/, "$1-");
}

/** The code of a second factor that no present secret can read. */
export const SECOND_FACTOR_UNREADABLE = "SECOND_FACTOR_UNREADABLE";

/** better-auth's words, which carry no code, for what was encrypted with a secret that it no longer has. */
const SECRET_GONE = /^Secret version \d+ not found in keys/;

/** better-auth throws what it refuses; what it cannot do at all stays an exception. */
async function expected<T extends { cookies: Cookies }>(
  act: () => Promise<T>,
): Promise<({ outcome: "done" } & T) | { outcome: "refused"; code: string; cookies: Cookies }> {
  try {
    return { outcome: "done", ...(await act()) };
  } catch (error) {
    if (error instanceof Error && SECRET_GONE.test(error.message))
      return { outcome: "refused", code: SECOND_FACTOR_UNREADABLE, cookies: [] };
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    const cookies = error.headers instanceof Headers ? error.headers.getSetCookie() : [];
    return { outcome: "refused", code: error.body?.code ?? "UNKNOWN", cookies };
  }
}
