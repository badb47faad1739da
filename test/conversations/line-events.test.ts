import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { content } from "../../src/answers/compiled.ts";
import { lineConversationId } from "../../src/channels/line/conversation-id.ts";
import { createDeskStore } from "../../src/storage/desk/desk-store.ts";
import { createTicketStore } from "../../src/storage/desk/tickets.ts";
import { DeskVisitor } from "../support/desk.ts";
import { conversationWith, deliveredTo, fault, newUser, textEvent, webhook } from "../support/line.ts";

const { phrases } = content;
let count = 0;

/** Sends one event and gives back the texts of its reply. */
async function replyTo(user: string, parts: object): Promise<string[]> {
  const replyToken = `event-reply-${++count}`;
  await webhook(textEvent(user, "", { replyToken, ...parts }));
  await vi.waitFor(async () => expect(await deliveredTo(replyToken)).toHaveLength(1), 5000);
  return (await deliveredTo(replyToken))[0]?.texts ?? [];
}

/** Everything that the conversation with a user has stored. */
async function dump(user: string): Promise<string> {
  return await runInDurableObject(await conversationWith(user), (_, state) =>
    ["conversation", "inbox", "messages", "outbox"]
      .map((table) => JSON.stringify(state.storage.sql.exec(`SELECT * FROM ${table}`).toArray()))
      .join(),
  );
}

const settled = async (user: string) => await (await conversationWith(user)).settled();

describe("a friend on LINE", () => {
  it("is greeted with what the bot can do, cannot do and promises, the number to stop a card first", async () => {
    const [greeting = ""] = await replyTo(newUser(), { type: "follow", message: undefined });
    expect(greeting).toMatch(/0120-95-0178[\s\S]*できること[\s\S]*できないこと[\s\S]*お約束/);
  });

  it.each(["image", "video", "audio", "file"])(
    "who sends %s is told that nobody opened it, why, and how to take it back",
    async (type) => {
      const user = newUser();
      const [reply = ""] = await replyTo(user, { message: { type, id: "1", fileName: "my-card.jpg" } });
      expect(reply).toMatch(/開いていません[\s\S]*守れなくなる[\s\S]*カードの写真は送らないで[\s\S]*言葉で/);
      expect(reply).toContain("送信取消");
      expect(await dump(user)).not.toContain("my-card");
    },
  );

  it("who sends a sticker gets a kind word", async () => {
    const [reply] = await replyTo(newUser(), { message: { type: "sticker", id: "1", keywords: ["cry"] } });
    expect(reply).toContain(phrases.sticker);
  });

  it("who sends a sticker in the middle of a flow is asked its question again", async () => {
    const user = newUser();
    const asked = (
      await replyTo(user, { message: { type: "text", id: "1", text: "カードをなくしました" } })
    ).join();
    const again = await replyTo(user, { message: { type: "sticker", id: "2" } });
    expect(again[0]).toBe(phrases.sticker);
    expect(again[1]).toContain(phrases.flowGoesOn);
    expect(asked).toContain(again[1]?.split("\n1. ")[1]);
  });

  it("who sends a location is told that it was not looked at", async () => {
    const user = newUser();
    const message = { type: "location", id: "1", address: "見本町1丁目", latitude: 35.1, longitude: 139.2 };
    const [reply] = await replyTo(user, { message });
    expect(reply).toContain(phrases.location);
    expect(await dump(user)).not.toMatch(/見本町|139\.2/);
  });

  it("who taps the menu is answered as if it had been typed", async () => {
    const data = new URLSearchParams({ say: "カードをなくした" }).toString();
    const [reply] = await replyTo(newUser(), { type: "postback", message: undefined, postback: { data } });
    expect(reply).toContain("0120-95-0178");
  });
});

describe("a group or a room", () => {
  it("is told once that answers come only in a chat of two, then never again", async () => {
    const group = { type: "group", groupId: `C${newUser().slice(1)}`, userId: newUser() };
    const [told] = await replyTo(newUser(), { type: "join", source: group, message: undefined });
    expect(told).toBe(phrases.group);
    const silent = `silent-${++count}`;
    await webhook(textEvent("", "カードをなくした", { source: group, replyToken: silent }));
    await settled(group.groupId);
    expect(await deliveredTo(group.groupId)).toHaveLength(1);
    expect(await dump(group.groupId)).not.toContain("カードをなくした");
    expect(await (await conversationWith(group.userId)).history(0)).toBeNull();
  });
});

describe("a message taken back", () => {
  const unsendOf = (user: string, messageId: string) =>
    textEvent(user, "", { type: "unsend", message: undefined, replyToken: undefined, unsend: { messageId } });
  const say = (user: string, text: string, messageId: string) =>
    textEvent(user, text, { message: { type: "text", id: messageId, text } });

  it("is gone from history, transcript, inbox, outbox and the desk's ticket", async () => {
    const user = newUser();
    const door = await conversationWith(user);
    await webhook(say(user, "職員と話したいです、ひみつのこと", "m1"));
    await settled(user);
    const conversationId = await lineConversationId(user);
    const ticketText = async () => (await createTicketStore(env.DB).newestOf(conversationId))?.lastMessage;
    await vi.waitFor(async () => expect(await ticketText()).toContain("ひみつ"));
    await webhook(unsendOf(user, "m1"));
    await vi.waitFor(async () => expect(await ticketText()).not.toContain("ひみつ"));
    expect(await dump(user)).not.toContain("ひみつ");
    const transcript = JSON.stringify(await door.deskMessages());
    expect(transcript).not.toContain("ひみつ");
    expect(transcript).toContain(phrases.shown.unsent);
  });

  it("takes the number to call with it that was left in it", async () => {
    const user = newUser();
    const typed = async (text: string, id: string) => {
      await webhook(say(user, text, id));
      await settled(user);
    };
    await typed("職員と話したいです", "n1");
    await typed(content.person.taps.leaveNumber, "n2");
    await typed("090-1234-5678", "n3");
    const { tickets, notes } = createDeskStore(env.DB);
    const number = async () => {
      const ticket = await tickets.newestOf(await lineConversationId(user));
      return ticket && (await notes.callback(ticket.number))?.telephone;
    };
    await vi.waitFor(async () => expect(await number()).toBe("09012345678"), 10_000);
    await webhook(unsendOf(user, "n3"));
    await vi.waitFor(async () => expect(await number()).toBeUndefined(), 10_000);
    expect(await dump(user)).not.toMatch(/1234.?5678/);
  }, 30_000);

  it("gets no answer when it comes after the news, as events in another order may", async () => {
    const user = newUser();
    await webhook(unsendOf(user, "m2"));
    await webhook(say(user, "カードをなくした、ひみつのこと", "m2"));
    await settled(user);
    expect(await dump(user)).not.toContain("ひみつ");
    expect((await (await conversationWith(user)).history(0))?.map(({ role }) => role)).toEqual(["user"]);
  });

  it("of somebody we do not know changes nothing", async () => {
    const user = newUser();
    expect((await webhook(unsendOf(user, "unknown"))).status).toBe(200);
    await settled(user);
    expect(await (await conversationWith(user)).history(0)).toEqual([]);
  });
});

describe("a user who blocks the bot", () => {
  const unfollow = (user: string, parts: object = {}) =>
    textEvent(user, "", { type: "unfollow", message: undefined, replyToken: undefined, ...parts });
  const entries = async (user: string) =>
    await runInDurableObject(await conversationWith(user), (_, state) =>
      state.storage.sql.exec("SELECT state, last_error FROM outbox WHERE kind = 'line'").toArray(),
    );

  it("is written to no more: what waited for another try is given up, and the desk sees why", async () => {
    const user = newUser();
    await fault({ to: user, kind: "refuse", status: 503 });
    await webhook(textEvent(user, "カードをなくした", { replyToken: "blocked-1" }));
    await vi.waitFor(async () => expect(await entries(user)).toMatchObject([{ last_error: "line-503" }]));
    await webhook(unfollow(user));
    await vi.waitFor(async () =>
      expect(await entries(user)).toMatchObject([{ state: "failed", last_error: "line-unfollowed" }]),
    );
    expect(await deliveredTo(user)).toEqual([]);
    const agent = await DeskVisitor.signedIn("agent");
    await vi.waitFor(async () => {
      const page = await (await agent.get("/desk/undelivered")).text();
      expect(page).toContain(`/desk/conversations/${await lineConversationId(user)}`);
      expect(page).toContain("ブロックしたため");
    });
  });

  it("is answered again after coming back, also when the news of the block comes late", async () => {
    const user = newUser();
    await webhook(unfollow(user));
    await settled(user);
    await replyTo(user, { type: "follow", message: undefined });
    await webhook(unfollow(user, { timestamp: Date.now() - 60_000 }));
    await settled(user);
    const [reply] = await replyTo(user, { message: { type: "text", id: "1", text: "カードをなくした" } });
    expect(reply).toContain("0120-95-0178");
  });
});
