import { exports } from "cloudflare:workers";

/** A browser without JavaScript: it keeps cookies, follows redirects and fills in the page's form. */
export class FormVisitor {
  cookie = "";
  page = "";

  /** Opens a path of the site. */
  async get(path = "/"): Promise<Response> {
    const response = await this.fetch(path, {});
    this.page = await response.clone().text();
    return response;
  }

  /** Sends the chat's form. */
  async say(text: string, fields: Record<string, string> = {}): Promise<Response> {
    const eventId = /name="eventId" value="([^"]+)"/.exec(this.page)?.[1] ?? "";
    return await this.post("/", { eventId, text, ...fields });
  }

  /** Posts a form and follows the redirect. */
  async post(path: string, fields: Record<string, string>): Promise<Response> {
    const response = await this.fetch(path, {
      method: "POST",
      headers: { origin: "http://madoguchi.test" },
      body: new URLSearchParams(fields),
    });
    const location = response.headers.get("location");
    return response.status === 303 && location ? await this.get(location) : response;
  }

  /** @returns how often the page has this text */
  count(text: string): number {
    return this.page.split(text).length - 1;
  }

  private async fetch(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("cf-connecting-ip", "127.0.0.1");
    if (this.cookie) headers.set("cookie", this.cookie);
    const url = new URL(path, "http://madoguchi.test");
    const response = await exports.default.fetch(url.href, { ...init, headers, redirect: "manual" });
    const set = response.headers.get("set-cookie");
    if (set) this.cookie = /Max-Age=0/.test(set) ? "" : (set.split(";")[0] ?? "");
    return response;
  }
}
