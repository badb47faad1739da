import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { Refusal } from "../../errors.ts";
import type { AuditStore } from "../../storage/desk/audit.ts";
import type { DeskEnv } from "../agent.ts";
import { auditOf } from "../audit.ts";
import type { Accounts } from "./accounts.ts";

/** Cookies have other names and attributes over https. */
export type AccountsFor = (secure: boolean) => Accounts;

/** What the account routes and the sign-in check draw on. */
export type SessionOptions = { accounts: AccountsFor; audit: AuditStore; now: () => number };

/** @returns the accounts for the scheme that this request came over */
export function accountsOf({ accounts }: Pick<SessionOptions, "accounts">, c: Context): Accounts {
  return accounts(new URL(c.req.url).protocol === "https:");
}

/** Passes better-auth's cookies on. */
export function setCookies(c: Context, cookies: string[]): void {
  for (const cookie of cookies) c.header("set-cookie", cookie, { append: true });
}

/** @returns the headers of a request that has these cookies, as a browser would send them */
export function cookieHeaders(cookies: string[]): Headers {
  return new Headers({ cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; ") });
}

/**
 * Lets in who is signed in and says who it is (`agent`, `audit`, `session`). Others: a page that is opened leads to the
 * sign-in and back, everything else is refused with 401.
 */
export function signedIn(options: SessionOptions) {
  return createMiddleware<DeskEnv>(async (c, next) => {
    const found = await accountsOf(options, c).session(c.req.raw.headers);
    if (!found) {
      const { pathname, search } = new URL(c.req.url);
      const opened = c.req.method === "GET" && c.req.header("accept")?.includes("text/html");
      if (opened) return c.redirect(`/desk/sign-in?next=${encodeURIComponent(pathname + search)}`, 303);
      throw new Refusal(401, "NotSignedIn", "sign in at /desk/sign-in");
    }
    setCookies(c, found.cookies);
    c.set("agent", found.agent);
    c.set("audit", auditOf(options.audit, found.agent.id, options.now));
    c.set("session", { id: found.sessionId, email: found.email, twoFactor: found.twoFactor });
    await next();
  });
}

/**
 * A WebSocket is opened with the user's cookies from any page of the same site and obeys no CORS: only our own pages may.
 * Forms are hono/csrf's business.
 */
export const ownSocketsOnly = createMiddleware(async (c, next) => {
  const upgrade = c.req.header("upgrade")?.toLowerCase() === "websocket";
  if (upgrade && c.req.header("origin") !== new URL(c.req.url).origin) {
    throw new Refusal(403, "ForeignOrigin", "open the socket from a page of the desk");
  }
  await next();
});

/** @returns the path to go to after the sign-in: one of the desk's own, or the queue */
export function pathAfterSignIn(next: string | undefined): string {
  return next && /^\/desk(?:[/?][\w\-./?=&%]*)?$/.test(next) ? next : "/desk";
}
