import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { tokenHash } from "../../src/desk/accounts/links.ts";
import { createAuditStore } from "../../src/storage/desk/audit.ts";
import { firstAdminSql, invitationSql } from "../../src/storage/desk/invitation-sql.ts";
import { createPeopleStore } from "../../src/storage/desk/people.ts";
import { DESK_PASSWORD, DeskVisitor, linkFor } from "../support/desk.ts";
import { totp } from "../support/totp.ts";

const people = createPeopleStore(env.DB);

/** Begins a second factor. @returns the page that shows it, and its secret */
async function beginSecondFactor(visitor: DeskVisitor): Promise<{ page: string; secret: string }> {
  const response = await visitor.post("/desk/account/two-factor", { "two-factor-password": DESK_PASSWORD });
  const page = await response.text();
  return { page, secret: /class="key"><code>([A-Z2-7 ]+)</.exec(page)?.[1] ?? "" };
}

/** Somebody who is signed in and has a second factor. */
async function withSecondFactor(): Promise<DeskVisitor> {
  const visitor = await DeskVisitor.signedIn("agent");
  const { secret } = await beginSecondFactor(visitor);
  await visitor.post("/desk/account/two-factor/confirm", { code: await totp(secret) });
  return visitor;
}

async function run(sql: string): Promise<Record<string, unknown> | undefined> {
  const results = await env.DB.batch<Record<string, unknown>>(
    sql
      .split(";")
      .filter((part) => part.trim() !== "")
      .map((part) => env.DB.prepare(part)),
  );
  return results.at(-1)?.results[0];
}

describe("the first admin", () => {
  const firstAdmin = async (token: string) =>
    await run(firstAdminSql({ tokenHash: await tokenHash(token), personId: `id-${token}`, now: Date.now() }));

  it("is made by the newest link that the start prints, once, and gives their own address", async () => {
    expect(await firstAdmin("older")).toEqual({ made: 1 });
    expect(await firstAdmin("newer")).toEqual({ made: 1 });
    const visitor = new DeskVisitor();
    expect((await visitor.get("/desk/set-up/older")).status).toBe(404);
    expect(await (await visitor.get("/desk/set-up/newer")).text()).toContain('name="email"');
    const form = { name: "管理 花子", email: " Hanako＠example.jp ", password: DESK_PASSWORD };
    expect((await visitor.post("/desk/set-up/newer", form)).headers.get("location")).toBe("/desk");
    expect((await visitor.get("/desk/people")).status).toBe(200);
    expect(await people.findByEmail("hanako@example.jp")).toMatchObject({ role: "admin", name: "管理 花子" });
    expect((await visitor.get("/desk/set-up/newer")).status).toBe(404);
  });

  it("is the only one: later starts make no link", async () => {
    expect(await firstAdmin("later")).toEqual({ made: 0 });
    expect((await new DeskVisitor().get("/desk/set-up/later")).status).toBe(404);
  });
});

describe("an invitation from the command line", () => {
  const invite = async (token: string, email: string) =>
    await run(
      invitationSql(
        { tokenHash: await tokenHash(token), personId: `id-${token}`, now: Date.now() },
        { email, role: "agent" },
      ),
    );

  it("makes an account with its role; the link before it is void", async () => {
    await invite("cli-1", "o'hara@example.jp");
    expect(await invite("cli-2", "o'hara@example.jp")).toEqual({ role: "agent" });
    const visitor = new DeskVisitor();
    expect((await visitor.get("/desk/set-up/cli-1")).status).toBe(404);
    const made = await visitor.post("/desk/set-up/cli-2", { name: "相談 一郎", password: DESK_PASSWORD });
    expect(made.headers.get("location")).toBe("/desk");
    expect((await visitor.get("/desk/people")).status).toBe(403);
  });

  it("for somebody with an account is a new password, and the role stays", async () => {
    const supervisor = await DeskVisitor.signedIn("supervisor");
    expect(await invite("cli-3", supervisor.email)).toEqual({ role: "supervisor" });
    const visitor = new DeskVisitor();
    expect(await (await visitor.get("/desk/set-up/cli-3")).text()).toContain("新しいパスワードを設定する");
    await visitor.post("/desk/set-up/cli-3", { password: "another long password" });
    expect((await visitor.get("/desk/audit")).status).toBe(200);
    expect((await supervisor.get("/desk/audit")).status).toBe(303);
  });
});

describe("setting up an account", () => {
  it.each([
    ["", "パスワードを入れてください"],
    ["short", "12文字以上"],
    ["x".repeat(129), "128文字まで"],
    ["aaaaaaaaaaaa", "推測されやすい"],
    ["ａｂａｂａｂａｂａｂａｂ", "推測されやすい"],
  ])("refuses the password %j and says why, and the link stays good", async (password, why) => {
    const link = await linkFor("agent");
    const visitor = new DeskVisitor(link.email);
    const refused = await visitor.post(link.path, { name: "見本", password });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain(why);
    expect(page).toContain('aria-invalid="true"');
    expect(page).toContain('aria-describedby="password-hint password-fault"');
    expect((await visitor.post(link.path, { name: "見本", password: DESK_PASSWORD })).status).toBe(303);
  });
});

describe("signing in", () => {
  let known: DeskVisitor;
  beforeAll(async () => {
    known = await DeskVisitor.signedIn("agent");
  });

  it("leads back to where one wanted to go, and nowhere else", async () => {
    const visitor = new DeskVisitor();
    const sent = (await visitor.get("/desk/conversations/x?print=1")).headers.get("location") ?? "";
    expect(sent).toBe("/desk/sign-in?next=%2Fdesk%2Fconversations%2Fx%3Fprint%3D1");
    const login = { email: known.email, password: DESK_PASSWORD };
    const to = async (next: string) =>
      (await visitor.post("/desk/sign-in", { ...login, next })).headers.get("location");
    expect(await to("/desk/conversations/x?print=1")).toBe("/desk/conversations/x?print=1");
    for (const next of [
      "https://evil.example/desk",
      "//evil.example",
      "/desk//evil.example\\",
      "/deskx",
      "/desk\n",
    ]) {
      expect(await to(next)).toMatch(/^\/desk(?:\/\/evil\.example)?$/);
    }
  });

  it("says the same of a wrong password and of an address that has no account", async () => {
    const refused = async (email: string) => {
      const response = await new DeskVisitor().post("/desk/sign-in", {
        email,
        password: "wrong wrong wrong",
      });
      expect(response.status).toBe(401);
      return (await response.text()).replaceAll(email, "…");
    };
    expect(await refused(known.email)).toBe(await refused("nobody@example.jp"));
  });

  it("is stopped after five wrong passwords from one address, for accounts that there are and that there are not", async () => {
    const target = await DeskVisitor.signedIn("agent");
    for (const email of [target.email, "no-account@example.jp"]) {
      const attempt = async (password: string, address: string) =>
        await new DeskVisitor().request("/desk/sign-in", {
          method: "POST",
          headers: { origin: "http://madoguchi.test", "cf-connecting-ip": address },
          body: new URLSearchParams({ email, password }),
        });
      const address = email === target.email ? "2001:db8:1:2::1" : "203.0.113.9";
      const all = await Promise.all(Array.from({ length: 8 }, () => attempt("wrong wrong wrong", address)));
      expect(all.map(({ status }) => status).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
      const stopped = await attempt(DESK_PASSWORD, address.replace("::1", "::ffff"));
      expect(stopped.status).toBe(429);
      expect(await stopped.text()).toContain("15分ほど待って");
    }
    // From elsewhere the account's owner still gets in.
    const owner = await new DeskVisitor().post("/desk/sign-in", {
      email: target.email,
      password: DESK_PASSWORD,
    });
    expect(owner.status).toBe(303);
  });

  it("takes whatever is posted without a fault of ours", async () => {
    for (const body of [
      "",
      "email=%00&password=%ff",
      "email[]=a",
      `email=${"a".repeat(5000)}@b.jp&password=x`,
    ]) {
      const response = await new DeskVisitor().request("/desk/sign-in", {
        method: "POST",
        headers: { origin: "http://madoguchi.test", "content-type": "application/x-www-form-urlencoded" },
        body,
      });
      expect(response.status).toBe(422);
    }
  });

  it("takes a body that is no form for an empty one", async () => {
    for (const [type, body] of [
      ["multipart/form-data", "junk"],
      ["multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form"],
    ] as const) {
      const headers = { origin: "http://madoguchi.test", "content-type": type };
      const response = await new DeskVisitor().request("/desk/sign-in", { method: "POST", headers, body });
      expect(response.status).toBe(422);
    }
  });

  it("is over with signing out, on the server too", async () => {
    const visitor = new DeskVisitor(known.email);
    await visitor.post("/desk/sign-in", { email: known.email, password: DESK_PASSWORD });
    const stolen = visitor.cookie;
    expect((await visitor.post("/desk/sign-out")).headers.get("location")).toBe("/desk/sign-in?out");
    expect(visitor.cookie).toBe("");
    expect((await new DeskVisitor().request("/desk", { headers: { cookie: stolen } })).status).toBe(401);
  });
});

describe("the log", () => {
  it("knows nothing of who signs in, and no link", async () => {
    const lines: string[] = [];
    for (const level of ["info", "warn", "error", "log"] as const) {
      vi.spyOn(console, level).mockImplementation((...given) => void lines.push(given.join(" ")));
    }
    const link = await linkFor("agent");
    const visitor = new DeskVisitor(link.email);
    await visitor.get(link.path);
    await visitor.post(link.path, { name: "記録 残子", password: DESK_PASSWORD });
    for (let attempt = 0; attempt < 7; attempt++) {
      await visitor.post("/desk/sign-in", { email: link.email, password: "a wrong password" });
    }
    vi.restoreAllMocks();
    const log = lines.join("\n");
    expect(log).toContain("sign-in-stopped");
    for (const secret of [
      link.token,
      link.email,
      "記録",
      DESK_PASSWORD,
      "a wrong password",
      visitor.cookie,
    ]) {
      expect(log).not.toContain(secret);
    }
  });
});

describe("people", () => {
  it("are invited, given another role, and let go by an admin; the audit knows it", async () => {
    const admin = await DeskVisitor.signedIn("admin", "管理");
    const invited = await (
      await admin.post("/desk/people", { email: "new@example.jp", role: "agent" })
    ).text();
    const path = /value="http:\/\/madoguchi\.test(\/desk\/set-up\/[^"]+)"/.exec(invited)?.[1] ?? "";
    expect(await (await admin.get("/desk/people")).text()).toContain("招待中");
    const visitor = new DeskVisitor("new@example.jp");
    expect((await visitor.post(path, { name: "新人", password: DESK_PASSWORD })).status).toBe(303);
    const id = (await people.findByEmail("new@example.jp"))?.id ?? "";
    expect((await visitor.get("/desk/audit")).status).toBe(403);
    await admin.post(`/desk/people/${id}/role`, { role: "supervisor" });
    expect((await visitor.get("/desk/audit")).status).toBe(200);
    expect((await admin.post(`/desk/people/${id}/role`, { role: "king" })).status).toBe(422);
    expect((await admin.post(`/desk/people/${id}/deactivate`)).status).toBe(422);
    await admin.post(`/desk/people/${id}/deactivate`, { sure: "yes" });
    expect((await visitor.get("/desk")).status).toBe(303);
    const login = { email: visitor.email, password: DESK_PASSWORD };
    expect((await visitor.post("/desk/sign-in", login)).status).toBe(401);
    const { entries } = await createAuditStore(env.DB).read({}, 100);
    expect(
      entries.filter(({ subjectId }) => subjectId === id).map(({ action, detail }) => [action, detail]),
    ).toEqual([
      ["person-deactivated", null],
      ["role-changed", "supervisor"],
      ["link-made", "agent"],
    ]);
  });

  it("who are admins cannot let themselves go, so that one always remains", async () => {
    const admin = await DeskVisitor.signedIn("admin");
    const { id = "" } = (await people.findByEmail(admin.email)) ?? {};
    for (const action of ["role", "deactivate", "link", "two-factor/remove"]) {
      const refused = await admin.post(`/desk/people/${id}/${action}`, { role: "agent", sure: "yes" });
      expect(refused.status).toBe(403);
      expect(await refused.text()).toContain("ほかの管理者が行います");
    }
  });

  it("are shown as text, whatever they are called", async () => {
    const name = '<script>alert("x")</script>$&';
    const admin = await DeskVisitor.signedIn("admin", name);
    const page = await (await admin.get("/desk/people")).text();
    expect(page).not.toContain("<script>alert");
    expect(page).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;$&amp;");
  });
});

describe("one's own account", () => {
  it("has a new password after the old one was given, and ends other sessions", async () => {
    const here = await DeskVisitor.signedIn("agent");
    const elsewhere = new DeskVisitor(here.email);
    await elsewhere.post("/desk/sign-in", { email: here.email, password: DESK_PASSWORD });
    const change = async (current: string, password: string) =>
      await here.post("/desk/account/password", { current, password });
    expect(await (await change("wrong wrong wrong", "a new long password")).text()).toContain(
      "いまのパスワードがちがいます",
    );
    expect((await change(DESK_PASSWORD, "a new long password")).status).toBe(303);
    expect((await here.get("/desk")).status).toBe(200);
    expect((await elsewhere.get("/desk")).status).toBe(303);
  });

  it("ends a session elsewhere, and nobody else's", async () => {
    const here = await DeskVisitor.signedIn("agent");
    const elsewhere = new DeskVisitor(here.email);
    await elsewhere.post("/desk/sign-in", { email: here.email, password: DESK_PASSWORD });
    const stranger = await DeskVisitor.signedIn("agent");
    const page = await (await here.get("/desk/account")).text();
    const path = /action="(\/desk\/account\/sessions\/[^/"]+\/end)"/.exec(page)?.[1] ?? "";
    await stranger.post(path);
    expect((await elsewhere.get("/desk")).status).toBe(200);
    await here.post(path);
    expect((await elsewhere.get("/desk")).status).toBe(303);
    expect((await here.get("/desk")).status).toBe(200);
  });
});

describe("a second factor", () => {
  it("is set up with the key shown, asked for at the sign-in, and a code is good once", async () => {
    const visitor = await DeskVisitor.signedIn("agent");
    const wrong = await visitor.post("/desk/account/two-factor", {
      "two-factor-password": "wrong wrong wrong",
    });
    expect(await wrong.text()).toContain("いまのパスワードがちがいます");
    const { page, secret } = await beginSecondFactor(visitor);
    const backupCode = /<code>([a-z2-9]{5}-[a-z2-9]{5})</.exec(page)?.[1] ?? "";
    expect(page).toContain("<svg");
    expect((await visitor.post("/desk/account/two-factor/confirm", { code: "000000" })).status).toBe(422);
    const first = await totp(secret, Date.now() - 30_000);
    expect((await visitor.post("/desk/account/two-factor/confirm", { code: first })).status).toBe(303);

    const enter = async (code: string) => {
      const other = new DeskVisitor();
      const login = { email: visitor.email, password: DESK_PASSWORD };
      const step = await other.post("/desk/sign-in", login);
      expect(step.headers.get("location")).toBe("/desk/sign-in/code");
      expect((await other.get("/desk")).status).toBe(303);
      await other.post("/desk/sign-in/code", { code });
      return (await other.get("/desk")).status;
    };
    const code = await totp(secret);
    expect(await enter(code)).toBe(200);
    expect(await enter(code)).toBe(303);
    expect(await enter(backupCode.replace("-", "ー").toUpperCase())).toBe(200);
    expect(await enter(backupCode)).toBe(303);
  });

  it("is taken away by an admin when it is lost", async () => {
    const visitor = await withSecondFactor();
    const admin = await DeskVisitor.signedIn("admin");
    const { id = "" } = (await people.findByEmail(visitor.email)) ?? {};
    expect(await (await admin.get(`/desk/people/${id}`)).text()).toContain("2段階認証をはずす");
    await admin.post(`/desk/people/${id}/two-factor/remove`);
    expect((await visitor.get("/desk")).status).toBe(303);
    const login = { email: visitor.email, password: DESK_PASSWORD };
    expect((await visitor.post("/desk/sign-in", login)).headers.get("location")).toBe("/desk");
  });
});

describe("a second factor of before a change of SESSION_SECRET, which is not kept", () => {
  it("is answered with who can help, and with a line for operators", async () => {
    const visitor = await withSecondFactor();
    const { id = "" } = (await people.findByEmail(visitor.email)) ?? {};
    await env.DB.prepare("update second_factors set secret = '$ba$1$00' where user_id = ?").bind(id).run();

    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const other = new DeskVisitor();
    await other.post("/desk/sign-in", { email: visitor.email, password: DESK_PASSWORD });
    const refused = await other.post("/desk/sign-in/code", { code: "000000" });
    const lines = logged.mock.calls.map(([line]) => String(line));
    logged.mockRestore();
    expect(refused.status).toBe(401);
    expect(await refused.text()).toMatch(/管理者に「2段階認証をはずす」を頼み.+新しい管理者の招待/);
    expect(lines).toEqual([expect.stringMatching(/second-factor-unreadable.+cause.+remedy.+desk:invite/)]);
  });
});

describe("the audit's page", () => {
  it("shows who viewed a conversation, and filters", async () => {
    const supervisor = await DeskVisitor.signedIn("supervisor", "責任 三郎");
    const page = await (await supervisor.get("/desk/audit?action=account-set-up")).text();
    expect(page).toContain("責任 三郎");
    const none = await (await supervisor.get("/desk/audit?from=2001-01-01&to=2001-01-02")).text();
    expect(none).toContain("この条件の記録はありません");
    expect((await supervisor.get("/desk/audit?from=x&before=-1&action=none&person=%00")).status).toBe(200);
  });

  it("turns pages", async () => {
    const supervisor = await DeskVisitor.signedIn("supervisor");
    const audit = createAuditStore(env.DB);
    for (let count = 0; count < 60; count++) {
      await audit.append({ at: count, personId: "many", action: "note-written", ticketId: `t${count}` });
    }
    const first = await (await supervisor.get("/desk/audit?person=many")).text();
    expect(first.match(/相談 t\d+/g)).toHaveLength(50);
    const next = /href="([^"]+)">前の記録へ/.exec(first)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const second = await (await supervisor.get(next)).text();
    expect(second.match(/相談 t\d+/g)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map((n) => `相談 t${n}`));
    expect(second).not.toContain("前の記録へ");
  });
});
