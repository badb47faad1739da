import { type Context, Hono } from "hono";
import { z } from "zod";
import type { PeopleStore } from "../../storage/desk/people.ts";
import type { DeskEnv } from "../agent.ts";
import type { DeskWords } from "../desk-page.tsx";
import { fieldsOf } from "../form-fields.ts";
import * as forms from "./forms.ts";
import type { LockOut } from "./lock-out.ts";
import { passwordFault } from "./password-rules.ts";
import { accountsOf, type SessionOptions, setCookies } from "./session.ts";
import { AccountPage } from "./views/account.tsx";
import type { Faults } from "./views/form.tsx";
import { BackupCodesPage, ConfirmPage, TwoFactorPage } from "./views/two-factor.tsx";

/** What one's own account draws on. */
export type OwnAccountOptions = DeskWords & SessionOptions & { people: PeopleStore; lockOut: LockOut };

/** What has been done, as the page that follows says it. */
const DONE = {
  password: "passwordChanged",
  "factor-on": "twoFactorStarted",
  "factor-off": "twoFactorEnded",
  sessions: "sessionEnded",
} as const;
const done = z.enum(["password", "factor-on", "factor-off", "sessions"]).optional().catch(undefined);

/** `/account`: password, second factor and sessions of whoever is signed in. */
export function ownAccountRoutes(options: OwnAccountOptions): Hono<DeskEnv> {
  const { words, said, people, lockOut, now } = options;
  const app = new Hono<DeskEnv>();
  type C = Context<DeskEnv>;

  const page = async (c: C, faults: Faults = {}, status: 200 | 422 | 429 = 200) => {
    const { agent, session } = c.var;
    const sessions = await people.sessions(agent.id, now());
    const what = done.parse(c.req.query("done"));
    const notice = what && status === 200 ? said.account[DONE[what]] : undefined;
    return c.html(<AccountPage {...{ words, said, agent, session, sessions, notice, faults }} />, status);
  };
  const over = (c: C, what: keyof typeof DONE) => c.redirect(`/desk/account?done=${what}`, 303);

  /** Whoever finds an open session must not guess the password at leisure. */
  const mayTry = async ({ var: { agent } }: C) => await lockOut.mayTry(agent.id, agent.id);
  const rightPassword = async ({ var: { agent } }: C) => await lockOut.succeeded(agent.id, agent.id);

  /** Does what needs the password again. */
  const withPassword = async <T extends { outcome: "done" } | { outcome: "refused" }>(
    c: C,
    act: (password: string) => Promise<T>,
    then: (result: Extract<T, { outcome: "done" }>) => Response | Promise<Response>,
  ) => {
    const password = forms.factor.parse(await fieldsOf(c))["two-factor-password"];
    if (password === "") return await page(c, { "two-factor-password": "passwordMissing" }, 422);
    if (!(await mayTry(c))) return await page(c, { "": "wait" }, 429);
    const result = await act(password);
    if (result.outcome === "refused") return await page(c, { "two-factor-password": "passwordWrong" }, 422);
    await rightPassword(c);
    return await then(result as Extract<T, { outcome: "done" }>);
  };

  app.get("/account", (c) => page(c));

  app.post("/account/password", async (c) => {
    const { current, password } = forms.newPassword.parse(await fieldsOf(c));
    const weak = passwordFault(password, [c.var.agent.name, c.var.session.email]);
    const faults: Faults = {
      ...(current === "" ? { current: "passwordMissing" as const } : {}),
      ...(weak ? { password: weak } : {}),
    };
    if (Object.keys(faults).length > 0) return await page(c, faults, 422);
    if (!(await mayTry(c))) return await page(c, { "": "wait" }, 429);
    const changed = await accountsOf(options, c).changePassword(c.req.raw.headers, current, password);
    if (changed.outcome === "refused") return await page(c, { current: "passwordWrong" }, 422);
    await rightPassword(c);
    await c.var.audit({ action: "password-changed" });
    setCookies(c, changed.cookies);
    return over(c, "password");
  });

  app.post("/account/two-factor", (c) =>
    withPassword(
      c,
      (password) => accountsOf(options, c).beginTwoFactor(c.req.raw.headers, password),
      ({ totpUri, backupCodes }) =>
        c.html(<TwoFactorPage {...{ words, said, totpUri, backupCodes }} agent={c.var.agent} />),
    ),
  );

  app.post("/account/two-factor/confirm", async (c) => {
    const { code } = forms.factorCode.parse(await fieldsOf(c));
    const again = (faults: Faults) =>
      c.html(<ConfirmPage {...{ words, said, faults }} agent={c.var.agent} />, 422);
    if (code.trim() === "") return again({ code: "codeMissing" });
    const confirmed = await accountsOf(options, c).confirmTwoFactor(c.req.raw.headers, code);
    if (confirmed.outcome === "refused") return again({ code: "codeWrong" });
    await c.var.audit({ action: "second-factor-on" });
    setCookies(c, confirmed.cookies);
    return over(c, "factor-on");
  });

  app.post("/account/two-factor/end", (c) =>
    withPassword(
      c,
      (password) => accountsOf(options, c).endTwoFactor(c.req.raw.headers, password),
      async ({ cookies }) => {
        await c.var.audit({ action: "second-factor-off" });
        setCookies(c, cookies);
        return over(c, "factor-off");
      },
    ),
  );

  app.post("/account/two-factor/backup-codes", (c) =>
    withPassword(
      c,
      (password) => accountsOf(options, c).renewBackupCodes(c.req.raw.headers, password),
      async ({ backupCodes }) => {
        await c.var.audit({ action: "backup-codes-renewed" });
        return c.html(<BackupCodesPage {...{ words, said }} codes={backupCodes} agent={c.var.agent} />);
      },
    ),
  );

  app.post("/account/sessions/end", async (c) => {
    await c.var.audit({ action: "sessions-ended", subjectId: c.var.agent.id });
    await people.endSessions(c.var.agent.id, c.var.session.id);
    return over(c, "sessions");
  });

  app.post("/account/sessions/:id/end", async (c) => {
    await c.var.audit({ action: "sessions-ended", subjectId: c.var.agent.id });
    await people.endSession(c.var.agent.id, c.req.param("id"));
    return over(c, "sessions");
  });

  app.post("/sign-out", async (c) => {
    await c.var.audit({ action: "signed-out" });
    const { cookies } = await accountsOf(options, c).signOut(c.req.raw.headers);
    setCookies(c, cookies);
    return c.redirect("/desk/sign-in?out", 303);
  });
  return app;
}
