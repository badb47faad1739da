import { type Context, Hono } from "hono";
import { z } from "zod";
import { log } from "../../log.ts";
import { auditOf } from "../audit.ts";
import type { DeskWords } from "../desk-page.tsx";
import { fieldsOf } from "../form-fields.ts";
import { SECOND_FACTOR_UNREADABLE } from "./accounts.ts";
import { asStored } from "./email.ts";
import * as forms from "./forms.ts";
import { LASTS_MS, type LockOut } from "./lock-out.ts";
import { accountsOf, cookieHeaders, pathAfterSignIn, type SessionOptions, setCookies } from "./session.ts";
import type { Faults } from "./views/form.tsx";
import { CodePage, SignInPage } from "./views/sign-in.tsx";

/** What signing in draws on. */
export type SignInOptions = DeskWords & SessionOptions & { lockOut: LockOut };

/** For operators, of a second factor that cannot be read. */
const UNREADABLE = {
  code: SECOND_FACTOR_UNREADABLE,
  cause: "it was set up under an older SESSION_SECRET, which is not in SESSION_SECRET_PREVIOUS",
  remedy:
    "an admin removes it under /desk/people; an only admin makes another with npm run desk:invite -- --role admin; if the old secret is not leaked, set SESSION_SECRET_PREVIOUS to it",
};

/** Doors for who is not signed in: e-mail address and password, then a code where a second factor is set up. */
export function signInRoutes(options: SignInOptions): Hono {
  const { words, said, lockOut, audit, now } = options;
  const app = new Hono();

  type In = { personId: string; cookies: string[] };
  const enter = async (c: Context, { personId, cookies }: In, next: string | undefined) => {
    await auditOf(audit, personId, now)({ action: "signed-in" });
    setCookies(c, cookies);
    return c.redirect(pathAfterSignIn(next), 303);
  };

  app.get("/sign-in", (c) => {
    const { next, out } = c.req.query();
    const notice =
      out === undefined ? (next === undefined ? undefined : said.signIn.needed) : said.signIn.signedOut;
    return c.html(<SignInPage words={words} said={said} next={next} notice={notice} />);
  });

  app.post("/sign-in", async (c) => {
    const { email: typed, password, next } = forms.signIn.parse(await fieldsOf(c));
    const refuse = (status: 401 | 422 | 429, faults: Faults) =>
      c.html(<SignInPage words={words} said={said} email={typed} next={next} faults={faults} />, status);
    const email = asStored(typed);
    const faults: Faults = {
      ...(z.email().safeParse(email).success ? {} : { email: "emailWrong" as const }),
      ...(password === "" ? { password: "passwordMissing" as const } : {}),
    };
    if (Object.keys(faults).length > 0) return refuse(422, faults);
    const address = c.req.header("cf-connecting-ip") ?? "unknown";
    if (!(await lockOut.mayTry(email, address))) {
      log("warn", "sign-in-stopped");
      c.header("retry-after", String(LASTS_MS / 1000));
      return refuse(429, { "": "wait" });
    }
    const signedIn = await accountsOf(options, c).signIn(c.req.raw.headers, email, password);
    if (signedIn.outcome === "refused") return refuse(401, { email: "signInWrong" });
    await lockOut.succeeded(email, address);
    if (signedIn.next === "in") return await enter(c, signedIn, next);
    setCookies(c, signedIn.cookies);
    const query = next === undefined ? "" : `?next=${encodeURIComponent(next)}`;
    return c.redirect(`/desk/sign-in/code${query}`, 303);
  });

  app.get("/sign-in/code", (c) => c.html(<CodePage words={words} said={said} next={c.req.query("next")} />));

  app.post("/sign-in/code", async (c) => {
    const { code, next } = forms.signInCode.parse(await fieldsOf(c));
    const again = (status: 401 | 422, faults: Faults) =>
      c.html(<CodePage words={words} said={said} next={next} faults={faults} />, status);
    if (code.trim() === "") return again(422, { code: "codeMissing" });
    const signedIn = await accountsOf(options, c).signInWithCode(c.req.raw.headers, code);
    if (signedIn.outcome === "done") {
      if (await lockOut.isFirstUse(signedIn.personId, signedIn.code)) return await enter(c, signedIn, next);
      await accountsOf(options, c).signOut(cookieHeaders(signedIn.cookies));
      return again(401, { code: "codeWrong" });
    }
    setCookies(c, signedIn.cookies);
    if (signedIn.code === "INVALID_CODE" || signedIn.code === "INVALID_BACKUP_CODE") {
      return again(401, { code: "codeWrong" });
    }
    if (signedIn.code === SECOND_FACTOR_UNREADABLE) {
      log("error", "second-factor-unreadable", UNREADABLE);
      return c.html(
        <SignInPage words={words} said={said} next={next} faults={{ "": "codeUnreadable" }} />,
        401,
      );
    }
    const fault = signedIn.code === "ACCOUNT_TEMPORARILY_LOCKED" ? "wait" : "codeAgain";
    return c.html(<SignInPage words={words} said={said} next={next} faults={{ "": fault }} />, 401);
  });
  return app;
}
