import { env, exports } from "cloudflare:workers";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { content, deskAccounts, deskConsole, pages } from "../../src/answers/compiled.ts";
import { createDeskAccounts } from "../../src/desk/accounts/create.ts";
import { ROLES, type Role } from "../../src/desk/agent.ts";
import { desk } from "../../src/desk/routes.tsx";
import { createAccountAdapter } from "../../src/storage/desk/accounts.ts";
import { createAttemptStore } from "../../src/storage/desk/attempts.ts";
import { createAuditStore } from "../../src/storage/desk/audit.ts";
import { createDeskStore } from "../../src/storage/desk/desk-store.ts";
import { createInvitationStore } from "../../src/storage/desk/invitations.ts";
import { createPeopleStore } from "../../src/storage/desk/people.ts";
import { anyText } from "../fuzz/texts.ts";
import { DeskVisitor } from "../support/desk.ts";

const EVERYBODY: Role[] = ["agent", "supervisor", "admin"];
const READERS: Role[] = ["supervisor", "admin"];
const ADMINS: Role[] = ["admin"];

/** Who may use each route of the desk. A route that is not here fails the test: decide, and write it down. */
const MAY: Record<string, Role[] | "whoever comes"> = {
  "GET /sign-in": "whoever comes",
  "POST /sign-in": "whoever comes",
  "GET /sign-in/code": "whoever comes",
  "POST /sign-in/code": "whoever comes",
  "GET /set-up/:token": "whoever comes",
  "POST /set-up/:token": "whoever comes",
  "GET /": EVERYBODY,
  "GET /live": EVERYBODY,
  "POST /bulk": EVERYBODY,
  "GET /tickets/:id": EVERYBODY,
  "GET /tickets/:id/print": EVERYBODY,
  "GET /tickets/:id/print/kiroku.txt": EVERYBODY,
  "GET /tickets/:id/print/large-print": EVERYBODY,
  "GET /tickets/:id/print/braille": EVERYBODY,
  "GET /tickets/:id/print/kiroku.brf": EVERYBODY,
  "POST /tickets/:id/actions": EVERYBODY,
  "POST /tickets/:id/replies": EVERYBODY,
  "POST /tickets/:id/notes": EVERYBODY,
  "POST /tickets/:id/wrong": EVERYBODY,
  "POST /tickets/:id/labels": EVERYBODY,
  "GET /conversations": EVERYBODY,
  "GET /conversations/:id": EVERYBODY,
  "POST /conversations/:id/take-over": EVERYBODY,
  "GET /undelivered": EVERYBODY,
  "GET /account": EVERYBODY,
  "POST /account/password": EVERYBODY,
  "POST /account/two-factor": EVERYBODY,
  "POST /account/two-factor/confirm": EVERYBODY,
  "POST /account/two-factor/end": EVERYBODY,
  "POST /account/two-factor/backup-codes": EVERYBODY,
  "POST /account/sessions/end": EVERYBODY,
  "POST /account/sessions/:id/end": EVERYBODY,
  "POST /sign-out": EVERYBODY,
  "GET /gaps": EVERYBODY,
  "POST /gaps": EVERYBODY,
  "GET /audit": READERS,
  "GET /figures": READERS,
  "GET /figures.csv": READERS,
  "GET /people": ADMINS,
  "POST /people": ADMINS,
  "GET /people/:id": ADMINS,
  "POST /people/:id/link": ADMINS,
  "POST /people/:id/uninvite": ADMINS,
  "POST /people/:id/role": ADMINS,
  "POST /people/:id/two-factor/remove": ADMINS,
  "POST /people/:id/sessions/end": ADMINS,
  "POST /people/:id/sessions/:session/end": ADMINS,
  "POST /people/:id/deactivate": ADMINS,
};

/** The desk's routes as Hono has them; middleware stands there as ALL. */
const routes = desk({
  words: pages,
  content,
  said: deskAccounts,
  store: createDeskStore(env.DB),
  desk: deskConsole,
  office: content.office,
  conversation: (id) => env.CONVERSATION.get(env.CONVERSATION.idFromName(id)),
  feed: { publish: async () => {}, follow: async () => new Response(), recheck: async () => {} },
  ...createDeskAccounts({
    adapter: createAccountAdapter(env.DB),
    attempts: createAttemptStore(env.DB),
    secrets: ["s".repeat(32)],
    issuer: pages.siteName,
    now: () => Date.now(),
  }),
  people: createPeopleStore(env.DB),
  invitations: createInvitationStore(env.DB),
  audit: createAuditStore(env.DB),
  loadBraille: async () => undefined,
  now: () => Date.now(),
  randomId: () => crypto.randomUUID(),
  randomToken: () => crypto.randomUUID(),
})
  .routes.filter(({ method }) => method !== "ALL")
  .map(({ method, path }) => `${method} ${path}`);
const unique = [...new Set(routes)];
const guarded = unique.filter((route) => MAY[route] !== "whoever comes");

const split = (route: string, id = "none") => {
  const [method = "", path = ""] = route.split(" ");
  return { method, path: `/desk${path === "/" ? "" : path}`.replace(/:\w+/g, () => id) };
};

const own = { origin: "http://madoguchi.test" };
const visitors = new Map<Role, DeskVisitor>();
beforeAll(async () => {
  for (const role of ROLES) visitors.set(role, await DeskVisitor.signedIn(role));
});

it("the table of who may do what names every route of the desk and no other", () => {
  expect(Object.keys(MAY).sort()).toEqual([...unique].sort());
});

describe.each(guarded)("%s", (route) => {
  const { method, path } = split(route);
  const form = method === "POST" ? { body: new URLSearchParams() } : {};
  it("refuses who is not signed in", async () => {
    const nobody = new DeskVisitor();
    expect((await nobody.request(path, { method, headers: own, ...form })).status).toBe(401);
    const forged = { ...own, cookie: "desk.session_token=guess.guess" };
    const response = await exports.default.fetch(`http://madoguchi.test${path}`, {
      method,
      headers: forged,
      ...form,
    });
    expect(response.status).toBe(401);
  });

  it.each(ROLES)("lets %s in, or refuses, as the table says", async (role) => {
    // Signing out ends the session that the other routes are tried with.
    const visitor =
      route === "POST /sign-out"
        ? await DeskVisitor.signedIn(role)
        : (visitors.get(role) ?? new DeskVisitor());
    const { status } = await visitor.request(path, { method, headers: own, ...form });
    if (MAY[route]?.includes(role)) expect([401, 403, 500]).not.toContain(status);
    else expect(status).toBe(403);
  });
});

describe("whatever is sent", () => {
  const field = fc.constantFrom(
    ...["email", "password", "name", "next", "code", "current", "two-factor-password", "role", "sure"],
    ...["person", "action", "from", "to", "before", "done", "of", "kind", "title", "text", "days", "table"],
  );
  const form = fc.array(fc.tuple(field, anyText), { maxLength: 4 });

  let visitor: DeskVisitor;
  beforeAll(async () => {
    visitor = await DeskVisitor.signedIn("admin");
  });

  it.each(unique.filter((route) => route !== "POST /sign-out"))("%s answers in order", async (route) => {
    await fc.assert(
      fc.asyncProperty(form, anyText, async (fields, id) => {
        const { method, path } = split(route, encodeURIComponent(id.toWellFormed()).slice(0, 300) || "x");
        const sent = new URLSearchParams(fields.map(([name, text]) => [name, text.toWellFormed()]));
        const { status } =
          method === "POST"
            ? await visitor.request(path, { method, headers: own, body: sent })
            : await visitor.request(`${path}?${sent}`, { headers: own });
        expect(status, `${method} ${path} ${sent}`).toBeLessThan(500);
      }),
      { numRuns: 15 },
    );
  });
});

describe("a foreign page", () => {
  it.each(unique.filter((route) => !route.startsWith("GET ")))("cannot send %s", async (route) => {
    const { method, path } = split(route);
    for (const origin of ["https://evil.example", "null"]) {
      const headers = { origin, "sec-fetch-site": "cross-site" };
      const body = new URLSearchParams({ email: "a@example.jp" });
      const response = await visitors.get("admin")?.request(path, { method, headers, body });
      expect(response?.status).toBe(403);
    }
  });

  it("cannot open a socket", async () => {
    const headers = { upgrade: "websocket", origin: "https://evil.example" };
    expect((await visitors.get("admin")?.request("/desk", { headers }))?.status).toBe(403);
  });
});
