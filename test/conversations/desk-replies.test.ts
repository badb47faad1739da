import { beforeAll, describe, expect, it, vi } from "vitest";
import { deskConsole } from "../../src/answers/compiled.ts";
import { lineConversationId } from "../../src/channels/line/conversation-id.ts";
import type { Ticket } from "../../src/storage/desk/ticket.ts";
import { DeskVisitor } from "../support/desk.ts";
import { conversationWith, deliveredTo, newUser, textEvent, webhook } from "../support/line.ts";
import { store } from "../support/tickets.ts";

const { notices } = deskConsole.console;
const WAIT = 15_000;
vi.setConfig({ testTimeout: 2 * WAIT });

/** LINE takes so many UTF-16 units in one message. */
const LINE_LIMIT = 5000;

let agent: DeskVisitor;
beforeAll(async () => {
  agent = await DeskVisitor.signedIn("agent", "見本 花子");
});

/** Somebody on LINE who has called a person, and their ticket. */
async function caller(text = "職員に相談したいです"): Promise<{ user: string; ticket: Ticket }> {
  const user = newUser();
  await webhook(textEvent(user, text));
  if (text !== "職員に相談したいです") await webhook(textEvent(user, "職員に相談したいです"));
  const id = await lineConversationId(user);
  const ticket = await vi.waitFor(async () => {
    const found = await store.tickets.newestOf(id);
    if (!found) throw new Error("no ticket yet");
    return found;
  }, WAIT);
  return { user, ticket };
}

const send = (who: DeskVisitor, { id }: Ticket, text: string) =>
  who.post(`/desk/tickets/${id}/replies`, { replyId: crypto.randomUUID(), answer: "", text });
const pageOf = async (who: DeskVisitor, { id }: Ticket) =>
  await (await who.get(`/desk/tickets/${id}`)).text();
const pushed = async (user: string) =>
  (await deliveredTo(user)).filter(({ via }) => via === "push").flatMap(({ texts }) => texts);

describe("a reply to LINE", () => {
  it.each([
    ["sentences", "窓口へお越しください。".repeat(700)],
    ["emoji, none of which is cut in two", "🙂".repeat(4000)],
  ])("that is longer than a message is split, whole: %s", async (_, text) => {
    const { user, ticket } = await caller();
    expect((await send(agent, ticket, text)).status).toBe(303);
    await vi.waitFor(async () => expect((await pushed(user)).join("")).toBe(text), WAIT);
    const texts = await pushed(user);
    expect(texts.length).toBeLessThanOrEqual(5);
    for (const each of texts) {
      expect(each.length).toBeLessThanOrEqual(LINE_LIMIT);
      expect(each.isWellFormed()).toBe(true);
    }
  });

  it("that is too long to be read is refused with the reason, nothing is sent, what was written stays", async () => {
    const { user, ticket } = await caller();
    const text = "あ".repeat(10_001);
    const answer = await send(agent, ticket, text);
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain(notices.tooLong.replace("{length}", "10001"));
    expect(page).toContain(text);
    expect(await pushed(user)).toEqual([]);
  });
});

describe("whatever is written", () => {
  it.each([
    [
      "HTML",
      "<b>太字</b><img src=x onerror=alert(1)>",
      "&lt;b&gt;太字&lt;/b&gt;&lt;img src=x onerror=alert(1)&gt;",
    ],
    ["a script", "</p><script>alert(1)</script>", "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;"],
    ["marks that turn the writing round", "\u202Etxet\u2066", "\u202Etxet\u2066"],
    ["5,000 emoji", "🙂".repeat(5000), "🙂".repeat(5000)],
  ])("is text at the desk, by a user as by an agent: %s", async (_, text, shown) => {
    const { user, ticket } = await caller(text);
    await vi.waitFor(
      async () =>
        expect(JSON.stringify(await (await conversationWith(user)).deskMessages())).toContain("職員"),
      WAIT,
    );
    expect((await send(agent, ticket, text)).status).toBe(303);
    const page = await pageOf(agent, ticket);
    // The user's and the agent's, each in an element that lets no direction out.
    expect(page.split(`dir="auto">${shown}<`).length - 1).toBeGreaterThanOrEqual(2);
    expect(page).not.toMatch(/<script>alert|<img src=x/);
    expect((await agent.get("/desk?tab=open")).status).toBe(200);
  });
});

it("two agents who send at once both see both", async () => {
  const { ticket } = await caller();
  const other = await DeskVisitor.signedIn("agent", "見本 次郎");
  await agent.post(`/desk/tickets/${ticket.id}/actions`, { press: "claim" });
  const sent = await Promise.all([
    send(agent, ticket, "花子の返信です。"),
    send(other, ticket, "次郎の返信です。"),
  ]);
  expect(sent.map(({ status }) => status)).toEqual([303, 303]);
  for (const page of [await pageOf(agent, ticket), await pageOf(other, ticket)]) {
    expect(page).toContain("花子の返信です。");
    expect(page).toContain("次郎の返信です。");
  }
});
