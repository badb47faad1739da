import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { content } from "../../src/answers/compiled.ts";
import { DirectLineClient } from "../support/direct-line.ts";
import { conversationWith, deliveredTo, fault, newUser, textEvent, webhook } from "../support/line.ts";
import { HANA, move, store } from "../support/tickets.ts";

const { person } = content;
/** What other work on the machine may take. */
const WAIT = 15_000;
vi.setConfig({ testTimeout: 2 * WAIT });
const webConversation = (id: string) => env.CONVERSATION.get(env.CONVERSATION.idFromName(id));

/** The ticket of a conversation, once the desk has it. */
async function ticketOf(conversationId: string, state = "waiting") {
  return await vi.waitFor(async () => {
    const ticket = await store.tickets.newestOf(conversationId);
    if (ticket?.state !== state) throw new Error(`the ticket is ${ticket?.state ?? "not there"}`);
    return ticket;
  }, WAIT);
}

/** Waits until the desk's copy of a ticket's conversation ends so. */
async function lastAtDesk(ticket: { number: number }, text: string): Promise<void> {
  await vi.waitFor(
    async () => expect((await store.messages.of(ticket.number)).at(-1)?.text).toBe(text),
    5000,
  );
}

describe("a resident on the web and an agent", () => {
  it("meet from the call to the end and again, and nothing that is said is lost", async () => {
    const client = await DirectLineClient.open();
    await client.say("カードの裏に書いてある番号は何ですか、母が聞いています");
    const [called] = await client.say("職員と直接話したいです");
    expect(called?.text).not.toMatch(/[{}]/);
    const ticket = await ticketOf(client.id);
    expect(ticket).toMatchObject({ channel: "web", reason: "asked", lastMessage: "職員と直接話したいです" });
    await vi.waitFor(async () => {
      const roles = (await store.messages.of(ticket.number)).map(({ role }) => role);
      expect(roles).toEqual(["bot", "user", "bot", "user"]);
    });

    const conversation = webConversation(client.id);
    await move(ticket, "claim", HANA);
    await conversation.deskDid({ ticket: ticket.id, did: "claim" });
    const reply = {
      id: crypto.randomUUID(),
      ticket: ticket.id,
      text: "こんにちは。職員です。",
      answer: "term-pin",
    };
    expect(await conversation.agentSays(reply)).toEqual({ result: "sent" });
    expect(await conversation.agentSays(reply)).toEqual({ result: "sent" });
    await move(ticket, "reply", HANA);
    const heard = (await client.receive()).filter(({ from }) => from.id === "agent");
    expect(heard.map(({ text }) => text)).toEqual(["こんにちは。職員です。"]);
    expect(heard[0]?.entities?.[0]?.citation[0]?.appearance.identifier).toBe("10");

    const [receipt] = await client.say("署名用のほうです");
    expect(receipt?.text).toBe(person.usual.receipt);
    await ticketOf(client.id, "assigned");
    await lastAtDesk(ticket, "署名用のほうです");

    await move(ticket, "resolve", HANA);
    await conversation.deskDid({ ticket: ticket.id, did: "resolve" });
    await conversation.deskDid({ ticket: ticket.id, did: "resolve" });
    const ended = (await client.receive()).filter(({ text }) => text.includes("相談を終わります"));
    expect(ended).toHaveLength(1);
    expect(ended[0]?.suggestedActions?.actions.map(({ title }) => title)).toEqual([
      "解決した",
      "まだ解決していない",
    ]);

    await client.say("まだ解決していない");
    const again = await ticketOf(client.id);
    expect(again).toMatchObject({ id: ticket.id, reopenedCount: 1, feedback: "unsolved" });
  });

  it("part when the resident goes back to the bot: the agent cannot speak any more", async () => {
    const client = await DirectLineClient.open();
    await client.say("人に代わってください");
    const ticket = await ticketOf(client.id);
    await client.say("ボットに戻る");
    await ticketOf(client.id, "resolved");
    const reply = { id: crypto.randomUUID(), ticket: ticket.id, text: "もしもし" };
    expect(await webConversation(client.id).agentSays(reply)).toEqual({ result: "closed" });
    const [answer] = await client.say("資格確認書とは何ですか");
    expect(answer?.channelData?.outcome).toBe("answered");
  });

  it("keep the number to call out of the conversation", async () => {
    const client = await DirectLineClient.open();
    await client.say("職員に相談する");
    await client.say("電話番号を残す");
    const [kept] = await client.say("０９０−１２３４−５６７８ です。午後にお願いします");
    expect(kept?.text).toBe(person.usual.numberKept);
    const ticket = await ticketOf(client.id);
    await vi.waitFor(async () =>
      expect(await store.notes.callback(ticket.number)).toMatchObject({ telephone: "09012345678" }),
    );
    await lastAtDesk(ticket, "［電話番号］ です。午後にお願いします");
    const whole = JSON.stringify(await webConversation(client.id).deskMessages());
    expect(whole.normalize("NFKC")).not.toMatch(/1234.?5678/);
  });

  it("meet unasked when an agent takes the conversation over again", async () => {
    const client = await DirectLineClient.open();
    await client.say("職員に相談する");
    const ticket = await ticketOf(client.id);
    await client.say("ボットに戻る");
    await ticketOf(client.id, "resolved");
    await move(ticket, "take-over", HANA);
    await webConversation(client.id).deskDid({ ticket: ticket.id, did: "take-over" });
    expect((await client.receive()).at(-1)?.text).toContain("職員が会話に加わりました");
    const [receipt] = await client.say("よかった");
    expect(receipt?.text).toBe(person.usual.receipt);
  });

  it("are suggested answers for what was written last", async () => {
    const client = await DirectLineClient.open();
    await client.say("職員に相談する");
    await client.say("暗証番号を忘れてしまいました");
    const suggested = await webConversation(client.id).suggestions();
    expect(suggested.length).toBeLessThanOrEqual(3);
    expect(suggested.map(({ id }) => id)).toContain("pin-forgotten");
    expect(suggested[0]?.sections.length).toBeGreaterThan(0);
    // What is about nothing changes nothing.
    await client.say("ありがとうございます");
    expect((await webConversation(client.id).suggestions()).map(({ id }) => id)).toContain("pin-forgotten");
  });
});

describe("a resident on LINE and an agent", () => {
  it("meet by push, and the agent sees whether it arrived", async () => {
    const user = newUser();
    await webhook(textEvent(user, "オペレーターに代わってください", { replyToken: "line-call" }));
    await vi.waitFor(async () => expect(await deliveredTo("line-call")).toHaveLength(1), WAIT);
    const conversation = await conversationWith(user);
    const { conversationId } = await ticketOf(await idOf(user));
    const ticket = await ticketOf(conversationId);
    await move(ticket, "claim", HANA);
    const first = crypto.randomUUID();
    await conversation.agentSays({ id: first, ticket: ticket.id, text: "職員の花子です。" });
    await vi.waitFor(async () => expect(await pushedTo(user)).toHaveLength(1), WAIT);
    expect((await pushedTo(user))[0]?.texts).toEqual(["職員の花子です。"]);
    await vi.waitFor(async () =>
      expect((await conversation.deskMessages()).at(-1)?.delivery).toEqual({
        state: "delivered",
        code: null,
      }),
    );
    await fault({ to: user, kind: "refuse", status: 403 });
    await conversation.agentSays({ id: crypto.randomUUID(), ticket: ticket.id, text: "聞こえますか。" });
    await vi.waitFor(async () =>
      expect((await conversation.deskMessages()).at(-1)?.delivery).toEqual({
        state: "failed",
        code: "line-403",
      }),
    );
  });
});

async function pushedTo(user: string) {
  return (await deliveredTo(user)).filter(({ via }) => via === "push");
}

async function idOf(user: string): Promise<string> {
  const { lineConversationId } = await import("../../src/channels/line/conversation-id.ts");
  return await lineConversationId(user);
}
