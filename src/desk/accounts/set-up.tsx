import { Hono } from "hono";
import { z } from "zod";
import type { InvitationStore } from "../../storage/desk/invitations.ts";
import { auditOf } from "../audit.ts";
import type { DeskWords } from "../desk-page.tsx";
import { fieldsOf } from "../form-fields.ts";
import { asStored } from "./email.ts";
import * as forms from "./forms.ts";
import { tokenHash } from "./links.ts";
import { passwordFault } from "./password-rules.ts";
import { accountsOf, type SessionOptions, setCookies } from "./session.ts";
import type { Faults } from "./views/form.tsx";
import { LinkGonePage, SetUpPage } from "./views/set-up.tsx";

/** What setting up an account draws on. */
export type SetUpOptions = DeskWords & SessionOptions & { invitations: InvitationStore };

const LONGEST_NAME = 50;

/** `/set-up/:token`: a link that makes an account or a new password. Opening it changes nothing; sending the form uses it up. */
export function setUpRoutes(options: SetUpOptions): Hono {
  const { words, said, invitations, audit, now } = options;
  const app = new Hono();

  app.get("/set-up/:token", async (c) => {
    const invitation = await invitations.find(await tokenHash(c.req.param("token")), now());
    if (!invitation) return c.html(<LinkGonePage words={words} said={said} />, 404);
    return c.html(<SetUpPage words={words} said={said} invitation={invitation} action={c.req.path} />);
  });

  app.post("/set-up/:token", async (c) => {
    const hash = await tokenHash(c.req.param("token"));
    const invitation = await invitations.find(hash, now());
    const gone = () => c.html(<LinkGonePage words={words} said={said} />, 404);
    if (!invitation) return gone();
    const form = forms.setUp.parse(await fieldsOf(c));
    const name = invitation.name ?? form.name.replace(/\p{C}/gu, "").trim();
    const email = invitation.email ?? asStored(form.email);
    const again = (faults: Faults) =>
      c.html(
        <SetUpPage
          words={words}
          said={said}
          invitation={invitation}
          action={c.req.path}
          given={form}
          faults={faults}
        />,
        422,
      );
    const weak = passwordFault(form.password, [name, email]);
    const faults: Faults = {
      ...(name === "" ? { name: "nameMissing" as const } : {}),
      ...(name.length > LONGEST_NAME ? { name: "nameLong" as const } : {}),
      ...(z.email().max(200).safeParse(email).success ? {} : { email: "emailWrong" as const }),
      ...(weak ? { password: weak } : {}),
    };
    if (Object.keys(faults).length > 0) return again(faults);
    const accounts = accountsOf(options, c);
    const passwordHash = await accounts.hash(form.password);
    const redeemed = await invitations.redeem({ tokenHash: hash, name, email, passwordHash }, now());
    if (redeemed === "taken") return again({ email: "emailTaken" });
    if (redeemed === "gone") return gone();
    await auditOf(audit, invitation.personId, now)({ action: "account-set-up" });
    const signedIn = await accounts.signIn(c.req.raw.headers, email, form.password);
    if (signedIn.outcome === "refused") return c.redirect("/desk/sign-in", 303);
    setCookies(c, signedIn.cookies);
    return c.redirect(signedIn.next === "code" ? "/desk/sign-in/code" : "/desk", 303);
  });
  return app;
}
