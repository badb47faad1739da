import type { Context } from "hono";
import { deleteCookie, getSignedCookie, setCookie, setSignedCookie } from "hono/cookie";
import { viewOf } from "../../pages/presentation.ts";
import { VIEW_NAME, type View, writeView } from "../../pages/view.ts";
import { issueToken, readToken, type SigningSecrets } from "./tokens.ts";

/** One request to the chat page: what its visitor has begun and set before, and where that is kept. */
export type Visit = {
  /** whether the page stands in a frame on another site */
  framed: boolean;
  /** the conversation begun before, if any */
  conversation: string | undefined;
  view: View;
  /** Keeps the conversation that has begun now. */
  remember(id: string): Promise<void>;
  forget(): void;
  setView(view: View): void;
  /** @returns the address of one of the chat's own paths, for this visitor */
  to(path: string): string;
};

export type OpenVisit = (c: Context) => Promise<Visit>;

const COOKIE = "conversation";
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Visits to our own site. Two cookies: the conversation's id, signed, for the browser session, and the settings. Both are there
 * for what the visitor asked for, so that neither needs consent.
 *
 * @param secrets sign the conversation's id
 */
export function onOwnSite(secrets: SigningSecrets): OpenVisit {
  return async (c) => {
    const secure = new URL(c.req.url).protocol === "https:";
    const common = { path: "/", httpOnly: true, sameSite: "Lax", secure } as const;
    return {
      framed: false,
      conversation: await readCookie(c, secrets),
      view: viewOf(c),
      remember: (id) => setSignedCookie(c, COOKIE, id, secrets[0], common),
      forget: () => {
        deleteCookie(c, COOKIE, { path: "/" });
      },
      setView: (view) => setCookie(c, VIEW_NAME, writeView(view), { ...common, maxAge: YEAR_SECONDS }),
      to: (path) => path,
    };
  };
}

async function readCookie(c: Context, secrets: SigningSecrets): Promise<string | undefined> {
  for (const secret of secrets) {
    const id = await getSignedCookie(c, secret, COOKIE);
    if (id) return id;
  }
  return undefined;
}

/**
 * Visits in a frame on another site, where browsers keep no cookie or ask for consent: everything is in the frame's address,
 * which the site around it cannot read.
 *
 * @param base where the frame's pages lie
 * @param secrets sign the conversation's id
 * @param now the clock, Unix milliseconds
 */
export function inFrame(base: string, secrets: SigningSecrets, now: () => number): OpenVisit {
  return async (c) => {
    const token = c.req.query("in") ?? "";
    // A day after the last page it has expired: then the chat begins anew.
    const before = await readToken(token, "frame", secrets, now()).catch(() => undefined);
    const visit = { view: viewOf(c), token: before ? await issueToken(before, "frame", secrets, now()) : "" };
    return {
      framed: true,
      conversation: before,
      get view() {
        return visit.view;
      },
      remember: async (id) => {
        visit.token = await issueToken(id, "frame", secrets, now());
      },
      forget: () => {
        visit.token = "";
      },
      setView: (view) => {
        visit.view = view;
      },
      to: (path) => {
        const query = new URLSearchParams({ in: visit.token, [VIEW_NAME]: writeView(visit.view) });
        return `${base}${path === "/" ? "" : path}?${query}`;
      },
    };
  };
}
