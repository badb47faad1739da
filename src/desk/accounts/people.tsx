import { type Context, Hono } from "hono";
import { z } from "zod";
import { Refusal } from "../../errors.ts";
import type { InvitationStore } from "../../storage/desk/invitations.ts";
import type { PeopleStore, Person } from "../../storage/desk/people.ts";
import { allow, type DeskEnv, ROLES } from "../agent.ts";
import type { DeskWords } from "../desk-page.tsx";
import { fieldsOf } from "../form-fields.ts";
import { asStored } from "./email.ts";
import * as forms from "./forms.ts";
import { setUpLink, tokenHash } from "./links.ts";
import type { Faults } from "./views/form.tsx";
import { LinkPage, PeoplePage } from "./views/people.tsx";
import { PersonPage } from "./views/person.tsx";

/** What the pages about people draw on. */
export type PeopleOptions = DeskWords & {
  people: PeopleStore;
  invitations: InvitationStore;
  now: () => number;
  randomId: () => string;
  /** what nobody can guess: the secret of a link */
  randomToken: () => string;
};

const DONE = {
  role: "roleChanged",
  factor: "twoFactorRemoved",
  off: "deactivated",
} as const;
const done = z.enum(["role", "factor", "off", "sessions", "uninvited"]).optional().catch(undefined);

/** `/people`: who works at the desk. For admins. */
export function peopleRoutes(options: PeopleOptions): Hono<DeskEnv> {
  const { words, said, people, invitations, now, randomId, randomToken } = options;
  const app = new Hono<DeskEnv>();
  type C = Context<DeskEnv>;
  const admin = allow("admin");

  const find = async (id: string): Promise<Person> => {
    const person = (await people.find(id)) ?? (await people.list(now())).find((other) => other.id === id);
    if (!person) throw new Refusal(404, "UnknownPerson", "there is nobody with this id");
    return person;
  };
  /** Somebody else than oneself, so that an admin always remains. */
  const findOther = async (c: C): Promise<Person> => {
    const id = c.req.param("id") ?? "";
    if (id === c.var.agent.id)
      throw new Refusal(403, "OwnAccount", "another admin changes an admin's account");
    return await find(id);
  };
  const noticeOf = (c: C) => {
    const what = done.parse(c.req.query("done"));
    if (what === "sessions") return said.account.sessionEnded;
    return what === undefined || what === "uninvited" ? undefined : said.person[DONE[what]];
  };
  const over = (c: C, id: string, what: string) => c.redirect(`/desk/people/${id}?done=${what}`, 303);

  const listPage = async (c: C, given?: { email: string; role: string }, faults: Faults = {}) => {
    const notice = c.req.query("done") === "uninvited" ? said.person.uninvited : undefined;
    const everybody = await people.list(now());
    return c.html(
      <PeoplePage
        {...{
          words,
          said,
          notice,
          faults,
          people: everybody,
          agent: c.var.agent,
          ...(given ? { given } : {}),
        }}
      />,
      Object.keys(faults).length > 0 ? 422 : 200,
    );
  };

  const personPage = async (c: C, person: Person, faults: Faults = {}) => {
    const sessions = await people.sessions(person.id, now());
    const notice = noticeOf(c);
    return c.html(
      <PersonPage {...{ words, said, person, sessions, notice, faults, agent: c.var.agent }} />,
      Object.keys(faults).length > 0 ? 422 : 200,
    );
  };

  const makeLink = async (c: C, personId: string, email: string, linkRole: Person["role"]) => {
    const token = randomToken();
    await c.var.audit({ action: "link-made", subjectId: personId, detail: linkRole });
    await invitations.add({
      tokenHash: await tokenHash(token),
      personId,
      email,
      role: linkRole,
      createdAt: now(),
    });
    const link = setUpLink(new URL(c.req.url).origin, token);
    return c.html(<LinkPage {...{ words, said, email, link, agent: c.var.agent }} />);
  };

  app.get("/people", admin, (c) => listPage(c));

  app.post("/people", admin, async (c) => {
    const given = forms.invite.parse(await fieldsOf(c));
    const email = asStored(given.email);
    if (!z.email().safeParse(email).success) return await listPage(c, given, { email: "emailWrong" });
    if (await people.findByEmail(email)) return await listPage(c, given, { email: "emailTaken" });
    return await makeLink(c, randomId(), email, given.role);
  });

  app.get("/people/:id", admin, async (c) => await personPage(c, await find(c.req.param("id"))));

  app.post("/people/:id/link", admin, async (c) => {
    const person = await findOther(c);
    if (person.email === null) throw new Refusal(409, "NoAddress", "npm start prints the first admin's link");
    return await makeLink(c, person.id, person.email, person.role);
  });

  app.post("/people/:id/uninvite", admin, async (c) => {
    const person = await findOther(c);
    await c.var.audit({ action: "link-withdrawn", subjectId: person.id });
    await people.uninvite(person.id);
    return c.redirect("/desk/people?done=uninvited", 303);
  });

  app.post("/people/:id/role", admin, async (c) => {
    const person = await findOther(c);
    const parsed = forms.newRole.safeParse(await fieldsOf(c));
    if (!parsed.success) throw new Refusal(422, "UnknownRole", `a role is one of: ${ROLES.join(", ")}`);
    await c.var.audit({ action: "role-changed", subjectId: person.id, detail: parsed.data.role });
    await people.setRole(person.id, parsed.data.role, now());
    return over(c, person.id, "role");
  });

  app.post("/people/:id/two-factor/remove", admin, async (c) => {
    const person = await findOther(c);
    await c.var.audit({ action: "second-factor-removed", subjectId: person.id });
    await people.removeTwoFactor(person.id, now());
    return over(c, person.id, "factor");
  });

  app.post("/people/:id/sessions/end", admin, async (c) => {
    const person = await findOther(c);
    await c.var.audit({ action: "sessions-ended", subjectId: person.id });
    await people.endSessions(person.id);
    return over(c, person.id, "sessions");
  });

  app.post("/people/:id/sessions/:session/end", admin, async (c) => {
    const person = await findOther(c);
    await c.var.audit({ action: "sessions-ended", subjectId: person.id });
    await people.endSession(person.id, c.req.param("session"));
    return over(c, person.id, "sessions");
  });

  app.post("/people/:id/deactivate", admin, async (c) => {
    const person = await findOther(c);
    const { sure } = forms.sure.parse(await fieldsOf(c));
    if (!sure) return await personPage(c, person, { sure: "confirmMissing" });
    await c.var.audit({ action: "person-deactivated", subjectId: person.id });
    await people.deactivate(person.id, now());
    return over(c, person.id, "off");
  });
  return app;
}
