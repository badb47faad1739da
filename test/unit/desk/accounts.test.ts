import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { createAccounts } from "../../../src/desk/accounts/accounts.ts";
import { createAccountAdapter } from "../../../src/storage/desk/accounts.ts";
import { createInvitationStore } from "../../../src/storage/desk/invitations.ts";
import { createPeopleStore } from "../../../src/storage/desk/people.ts";
import { planOf, watchQueries } from "../../support/queries.ts";
import { totp } from "../../support/totp.ts";

const PASSWORD = "a long enough password";
const people = createPeopleStore(env.DB);
const invitations = createInvitationStore(env.DB);
const accounts = createAccounts({
  adapter: createAccountAdapter(env.DB),
  secrets: ["s".repeat(32)],
  issuer: "まどぐち",
  secure: true,
});

let count = 0;
let email = "";
let id = "";

const withCookies = (cookies: string[]) =>
  new Headers({ cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; ") });

async function signedIn(): Promise<Headers> {
  const signIn = await accounts.signIn(new Headers(), email, PASSWORD);
  expect(signIn.outcome).toBe("done");
  return withCookies(signIn.cookies);
}

beforeEach(async () => {
  id = `person-${++count}`;
  email = `person-${count}@example.jp`;
  const link = { tokenHash: `hash-${count}`, personId: id, email, role: "agent" as const };
  await invitations.add({ ...link, createdAt: Date.now() });
  const passwordHash = await accounts.hash(PASSWORD);
  const setUp = { tokenHash: link.tokenHash, name: "見本", email, passwordHash };
  expect(await invitations.redeem(setUp, Date.now())).toBe("done");
});

describe("a session", () => {
  it("knows who it is, in a cookie that only this host over https can set and no script reads", async () => {
    const { cookies } = await accounts.signIn(new Headers(), email, PASSWORD);
    expect(cookies.join()).toMatch(
      /^__Host-desk\.session_token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(await accounts.session(withCookies(cookies))).toMatchObject({
      agent: { id, name: "見本", role: "agent" },
      twoFactor: false,
    });
  });

  it("is looked up with one query", async () => {
    const headers = await signedIn();
    const { database, queries } = watchQueries(env.DB);
    const watched = createAccounts({
      adapter: createAccountAdapter(database),
      secrets: ["s".repeat(32)],
      issuer: "まどぐち",
      secure: true,
    });
    expect(await watched.session(headers)).not.toBeNull();
    expect(queries).toHaveLength(1);
    const plan = await planOf(env.DB, queries[0] ?? "");
    expect(plan).toContain("sessions_token");
    expect(plan).not.toMatch(/SCAN .*(people|sessions)/);
  });

  it("is nobody's with another signature, after the sign-out, or once it was ended from elsewhere", async () => {
    const headers = await signedIn();
    const forged = new Headers({ cookie: headers.get("cookie")?.replace(/.{8}$/, "AAAAAAA%3D") ?? "" });
    expect(await accounts.session(forged)).toBeNull();
    expect(await accounts.session(headers)).not.toBeNull();
    await accounts.signOut(headers);
    expect(await accounts.session(headers)).toBeNull();
    const other = await signedIn();
    await people.endSessions(id);
    expect(await accounts.session(other)).toBeNull();
  });

  it("ends with the account", async () => {
    const headers = await signedIn();
    await people.deactivate(id, Date.now());
    expect(await accounts.session(headers)).toBeNull();
    expect(await accounts.signIn(new Headers(), email, PASSWORD)).toMatchObject({ outcome: "refused" });
  });
});

describe("signing in", () => {
  it("refuses a wrong password and an unknown address with the same words", async () => {
    const wrong = await accounts.signIn(new Headers(), email, "not the password at all");
    const unknown = await accounts.signIn(new Headers(), "nobody@example.jp", PASSWORD);
    expect(wrong.outcome).toBe("refused");
    expect(unknown).toEqual(wrong);
  });

  it("takes a new password and ends the other sessions", async () => {
    const here = await signedIn();
    const elsewhere = await signedIn();
    expect(await accounts.changePassword(here, "not it, sadly", "another long password")).toMatchObject({
      outcome: "refused",
      code: "INVALID_PASSWORD",
    });
    const changed = await accounts.changePassword(here, PASSWORD, "another long password");
    expect(changed.outcome).toBe("done");
    expect(await accounts.session(elsewhere)).toBeNull();
    expect(await accounts.session(withCookies(changed.cookies))).not.toBeNull();
    expect((await accounts.signIn(new Headers(), email, PASSWORD)).outcome).toBe("refused");
  });
});

describe("a second factor", () => {
  const secretOf = (uri: string) => new URL(uri).searchParams.get("secret") ?? "";

  async function setUp(): Promise<{ code: () => Promise<string>; backupCodes: string[] }> {
    const headers = await signedIn();
    const begun = await accounts.beginTwoFactor(headers, PASSWORD);
    if (begun.outcome !== "done") throw new Error(begun.code);
    const code = () => totp(secretOf(begun.totpUri));
    expect((await accounts.confirmTwoFactor(headers, "000000")).outcome).toBe("refused");
    expect((await accounts.confirmTwoFactor(headers, await code())).outcome).toBe("done");
    return { code, backupCodes: begun.backupCodes };
  }

  it("is asked for, and lets in whoever has it, typed in full width too", async () => {
    const { code } = await setUp();
    const first = await accounts.signIn(new Headers(), email, PASSWORD);
    expect(first).toMatchObject({ outcome: "done", next: "code" });
    const headers = withCookies(first.cookies);
    expect(await accounts.session(headers)).toBeNull();
    const wide = (await code()).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const second = await accounts.signInWithCode(headers, ` ${wide.slice(0, 3)} ${wide.slice(3)} `);
    expect(second.outcome).toBe("done");
    expect(await accounts.session(withCookies(second.cookies))).toMatchObject({ twoFactor: true });
  });

  it("can be a backup code, once", async () => {
    const { backupCodes } = await setUp();
    const use = async () => {
      const { cookies } = await accounts.signIn(new Headers(), email, PASSWORD);
      return await accounts.signInWithCode(withCookies(cookies), backupCodes[0] ?? "");
    };
    expect((await use()).outcome).toBe("done");
    expect((await use()).outcome).toBe("refused");
  });

  it("takes five guesses, then the password is asked for again", async () => {
    const { code } = await setUp();
    const { cookies } = await accounts.signIn(new Headers(), email, PASSWORD);
    for (let guess = 0; guess < 5; guess++) {
      expect((await accounts.signInWithCode(withCookies(cookies), "111111")).outcome).toBe("refused");
    }
    expect((await accounts.signInWithCode(withCookies(cookies), await code())).outcome).toBe("refused");
  });

  it("outlives a change of the secret while the old one is kept", async () => {
    const { code } = await setUp();
    const changed = createAccounts({
      adapter: createAccountAdapter(env.DB),
      secrets: ["n".repeat(32), "s".repeat(32)],
      issuer: "まどぐち",
      secure: true,
    });
    const before = await accounts.signIn(new Headers(), email, PASSWORD);
    expect((await changed.signInWithCode(withCookies(before.cookies), await code())).outcome).toBe("refused");
    const { cookies } = await changed.signIn(new Headers(), email, PASSWORD);
    expect((await changed.signInWithCode(withCookies(cookies), await code())).outcome).toBe("done");
  });

  it("is refused when its secret is gone, its backup codes too, until it is removed and set up anew", async () => {
    const { code, backupCodes } = await setUp();
    const changed = createAccounts({
      adapter: createAccountAdapter(env.DB),
      secrets: ["n".repeat(32)],
      issuer: "まどぐち",
      secure: true,
    });
    for (const given of [await code(), backupCodes[0] ?? ""]) {
      const { cookies } = await changed.signIn(new Headers(), email, PASSWORD);
      expect(await changed.signInWithCode(withCookies(cookies), given)).toMatchObject({
        outcome: "refused",
        code: "SECOND_FACTOR_UNREADABLE",
      });
    }
    await people.removeTwoFactor(id, Date.now());
    expect(await changed.signIn(new Headers(), email, PASSWORD)).toMatchObject({ next: "in" });
  });

  it("goes with the password", async () => {
    await setUp();
    const { cookies } = await accounts.signIn(new Headers(), email, PASSWORD);
    expect((await accounts.endTwoFactor(withCookies(cookies), PASSWORD)).outcome).toBe("refused");
  });
});

describe("a link", () => {
  it("is good once, even when used twice at the same time", async () => {
    const tokenHash = "twice";
    await invitations.add({
      tokenHash,
      personId: "p",
      email: "p@example.jp",
      role: "admin",
      createdAt: 1000,
    });
    const use = () => invitations.redeem({ tokenHash, name: "P", email: "", passwordHash: "x" }, 2000);
    expect((await Promise.all([use(), use()])).sort()).toEqual(["done", "gone"]);
    expect(await invitations.find(tokenHash, 2000)).toBeNull();
  });

  it("is over after three days", async () => {
    const link = { tokenHash: "old", personId: "o", email: "o@example.jp", role: "agent" as const };
    await invitations.add({ ...link, createdAt: 0 });
    const late = 72 * 60 * 60 * 1000;
    expect(await invitations.find("old", late - 1)).not.toBeNull();
    expect(await invitations.find("old", late)).toBeNull();
    const setUp = { tokenHash: "old", name: "O", email: "", passwordHash: "x" };
    expect(await invitations.redeem(setUp, late)).toBe("gone");
    expect(await people.find("o")).toBeNull();
  });

  it("sets a new password for an account that there is, and ends its sessions", async () => {
    const headers = await signedIn();
    await invitations.add({ tokenHash: "new", personId: id, email, role: "agent", createdAt: Date.now() });
    const passwordHash = await accounts.hash("a new long password");
    expect(
      await invitations.redeem({ tokenHash: "new", name: "見本", email, passwordHash }, Date.now()),
    ).toBe("done");
    expect(await accounts.session(headers)).toBeNull();
    expect((await accounts.signIn(new Headers(), email, "a new long password")).outcome).toBe("done");
  });

  it("does not take another's address", async () => {
    await env.DB.prepare(
      "insert into invitations (token_hash, person_id, email, role, created_at, expires_at) values ('first', 'f', null, 'admin', 0, 9e15)",
    ).run();
    const setUp = { tokenHash: "first", name: "F", email, passwordHash: "x" };
    expect(await invitations.redeem(setUp, Date.now())).toBe("taken");
    expect(await invitations.find("first", Date.now())).not.toBeNull();
  });
});
