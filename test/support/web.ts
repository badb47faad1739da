import { exports } from "cloudflare:workers";

/** @returns a page's HTML without the places where lines may break */
export async function readPage(response: Response): Promise<string> {
  return (await response.clone().text()).replaceAll("<wbr>", "");
}

/** A browser without JavaScript: it keeps cookies, follows redirects and fills in the page's form. */
export class FormVisitor {
  private readonly cookies = new Map<string, string>();
  page = "";

  /** What it sends as its Cookie header. */
  get cookie(): string {
    return [...this.cookies].map((pair) => pair.join("=")).join("; ");
  }

  /** Opens a path of the site. */
  async get(path = "/"): Promise<Response> {
    const response = await this.fetch(path, {});
    this.page = await readPage(response);
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
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (cookie.includes("Max-Age=0")) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}
