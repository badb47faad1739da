import { env, exports } from "cloudflare:workers";
import { tokenHash } from "../../src/desk/accounts/links.ts";
import type { Role } from "../../src/desk/agent.ts";
import { createInvitationStore } from "../../src/storage/desk/invitations.ts";

const HOST = "http://madoguchi.test";
let count = 0;

/** What agents in tests sign in with. */
export const DESK_PASSWORD = "a password of the tests";

/** Makes a link that sets up an account. @returns its path and token */
export async function linkFor(role: Role, email = `${role}-${++count}@example.jp`) {
  const token = crypto.randomUUID();
  await createInvitationStore(env.DB).add({
    tokenHash: await tokenHash(token),
    personId: crypto.randomUUID(),
    email,
    role,
    createdAt: Date.now(),
  });
  return { path: `/desk/set-up/${token}`, token, email };
}

/** Somebody at the desk, with a browser that keeps cookies and runs no scripts. */
export class DeskVisitor {
  readonly email: string;
  private readonly cookies = new Map<string, string>();

  constructor(email = "") {
    this.email = email;
  }

  /** Somebody with this role who has set up their account and is signed in. */
  static async signedIn(role: Role, name = "見本 太郎"): Promise<DeskVisitor> {
    const link = await linkFor(role);
    const visitor = new DeskVisitor(link.email);
    const response = await visitor.post(link.path, { name, password: DESK_PASSWORD });
    if (response.headers.get("location") !== "/desk") throw new Error(`not signed in: ${response.status}`);
    return visitor;
  }

  /** The Cookie header, for requests that a test makes itself (a WebSocket). */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** Opens a path of the site; redirects are not followed. */
  async get(path: string): Promise<Response> {
    return await this.request(path, { headers: { accept: "text/html" } });
  }

  /** Sends a form of one of our own pages. */
  async post(path: string, form: Record<string, string> = {}): Promise<Response> {
    return await this.request(path, {
      method: "POST",
      headers: { origin: HOST, accept: "text/html" },
      body: new URLSearchParams(form),
    });
  }

  /** Any request, with this visitor's cookies. */
  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0) headers.set("cookie", this.cookie);
    const response = await exports.default.fetch(`${HOST}${path}`, { ...init, headers, redirect: "manual" });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/Max-Age=0/.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}
