import { beforeAll, describe, expect, it, vi } from "vitest";
import { DeskVisitor, linkFor } from "../support/desk.ts";
import { DirectLineClient } from "../support/direct-line.ts";
import { store } from "../support/tickets.ts";

/** Breaks out of an attribute, an element, a script, were it not shown as text. */
const EVIL = `'"></textarea></title><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}`;
const RAW = /<script>alert|<img src=x|<\/textarea><\/title>/;

let admin: DeskVisitor;
let ticket: string;
let conversation: string;
let person: string;
let setUp: string;

beforeAll(async () => {
  admin = await DeskVisitor.signedIn("admin", `悪い ${EVIL}`.slice(0, 50));
  const client = await DirectLineClient.open();
  conversation = client.id;
  await client.say(EVIL);
  await client.say("職員と直接話したいです");
  ticket = (await vi.waitFor(async () => (await store.tickets.newestOf(client.id)) ?? expect.unreachable()))
    .id;
  await DeskVisitor.signedIn("agent", `悪い ${EVIL}`.slice(0, 50));
  const people = await (await admin.get("/desk/people")).text();
  person = /href="(\/desk\/people\/[^"]+)"/.exec(people)?.[1] ?? expect.unreachable("nobody is listed");
  setUp = (await linkFor("agent")).path;
});

/** Every form of the desk that keeps or gives back what is typed: its path, and what is sent. */
const sent = (): [path: string, form: Record<string, string>][] => [
  [`/desk/tickets/${ticket}/actions`, { press: "claim" }],
  [`/desk/tickets/${ticket}/replies`, { replyId: crypto.randomUUID(), text: EVIL, answer: EVIL }],
  [`/desk/tickets/${ticket}/replies`, { replyId: crypto.randomUUID(), text: EVIL }],
  [`/desk/tickets/${ticket}/replies`, { replyId: crypto.randomUUID(), text: EVIL.repeat(200) }],
  [`/desk/tickets/${ticket}/notes`, { noteId: crypto.randomUUID(), text: EVIL }],
  [`/desk/tickets/${ticket}/labels`, { add: "<b>x</b>" }],
  [
    "/desk/bulk",
    { do: "label", label: "<b>x</b>", ticket, back: `/desk?q=カード\r\nset-cookie: a=b${EVIL}` },
  ],
  ["/desk/gaps", { of: `1.${conversation}`, kind: "drafted", title: EVIL, text: "" }],
  ["/desk/gaps", { of: `1.${conversation}`, kind: "linked", title: EVIL }],
  ["/desk/gaps", { of: `1.${conversation}`, kind: "drafted", title: EVIL, text: EVIL }],
  ["/desk/people", { email: `${EVIL}@example.jp`, role: "agent" }],
  ["/desk/people", { email: "a@example.jp", role: EVIL }],
  ["/desk/account/password", { current: EVIL, password: EVIL }],
  ["/desk/account/two-factor", { "two-factor-password": EVIL }],
  ["/desk/account/two-factor/confirm", { code: EVIL }],
  [`${person}/role`, { role: EVIL }],
  [`${person}/deactivate`, { sure: EVIL }],
  [setUp, { name: EVIL, email: EVIL, password: EVIL }],
  ["/desk/sign-in", { email: EVIL, password: EVIL, next: EVIL }],
  ["/desk/sign-in/code", { code: EVIL, next: EVIL }],
];

/** Every page of the desk that shows what was typed, and every parameter that a page gives back. */
const pages = (): string[] => {
  const query = encodeURIComponent(EVIL);
  return [
    "/desk",
    ...["q", "channel", "priority", "label", "tab", "notice", "done", "after"].map(
      (name) => `/desk?${name}=${query}`,
    ),
    `/desk?tab=open&q=${query}`,
    `/desk/tickets/${ticket}`,
    ...["notice", "answer", "canned"].map((name) => `/desk/tickets/${ticket}?${name}=${query}`),
    ...["", "/large-print", "/braille"].map((form) => `/desk/tickets/${ticket}/print${form}?notes=1`),
    "/desk/conversations",
    `/desk/conversations/${conversation}`,
    "/desk/undelivered",
    "/desk/gaps",
    `/desk/gaps?done=${query}`,
    "/desk/figures",
    `/desk/figures?days=${query}`,
    "/desk/audit",
    ...["person", "action", "from", "to", "before"].map((name) => `/desk/audit?${name}=${query}`),
    "/desk/people",
    person,
    `${person}?done=${query}`,
    "/desk/account",
    `/desk/account?done=${query}`,
    setUp,
    `/desk/set-up/${query}`,
    `/desk/sign-in/code?next=${query}`,
    `/desk/sign-in?next=${query}`,
    `/desk/${query}`,
  ];
};

describe("whatever is typed at the desk is shown as text", () => {
  it("by what answers a form, and by every page afterwards", async () => {
    for (const [path, form] of sent()) {
      const response = await admin.post(path, form);
      expect(response.status, path).toBeLessThan(500);
      expect(response.headers.get("location") ?? "", path).not.toMatch(/[<>"]/);
      expect(await response.text(), path).not.toMatch(RAW);
    }
    let shown = 0;
    for (const path of pages()) {
      const response = await admin.get(path);
      expect(response.status, path).toBeLessThan(500);
      const page = await response.text();
      expect(page, path).not.toMatch(RAW);
      expect(response.headers.get("content-security-policy"), path).toMatch(/script-src 'self'/);
      if (page.includes("&lt;script&gt;alert(1)&lt;/script&gt;")) shown++;
    }
    // The walk means something: what was typed does stand on pages.
    expect(shown).toBeGreaterThanOrEqual(6);
  });
});
