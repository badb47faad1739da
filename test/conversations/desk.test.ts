import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { deskConsole } from "../../src/answers/compiled.ts";
import { createDeskStore } from "../../src/storage/desk/desk-store.ts";
import { DeskVisitor } from "../support/desk.ts";
import { DirectLineClient } from "../support/direct-line.ts";

let agent: DeskVisitor;
beforeAll(async () => {
  agent = await DeskVisitor.signedIn("agent");
});

describe("asking for a person", () => {
  it("is promised to the user and makes one ticket, however often it is asked", async () => {
    const client = await DirectLineClient.open();
    const [promise] = await client.say("職員と直接話したいです");
    expect(promise?.channelData).toMatchObject({ outcome: "handed-over", flow: "handover" });
    const [again] = await client.say("職員に相談する");
    expect(again?.channelData?.outcome).toBe("handed-over");
    expect(again?.text).toContain("もう受け付けています");
    await vi.waitFor(async () => expect(await ticketsOf(client.id)).toHaveLength(1));
    expect((await ticketsOf(client.id))[0]).toMatchObject({
      channel: "web",
      lastMessage: "職員に相談する",
    });
  });

  it("shows at the desk, with the conversation to read", async () => {
    const client = await DirectLineClient.open();
    await client.say("カードを落としました");
    await client.say("オペレーターに代わってください");
    await vi.waitFor(async () => expect(await ticketsOf(client.id)).toHaveLength(1));
    const page = await (await agent.get("/desk")).text();
    expect(page).toContain("オペレーターに代わってください");
    expect(page).toContain(`/desk/tickets/${(await ticketsOf(client.id))[0]?.id}`);
    const ticket = await (await agent.get(`/desk/tickets/${(await ticketsOf(client.id))[0]?.id}`)).text();
    expect(ticket).toMatch(new RegExp(`会話の番号 <code[^>]*>${client.id}</code>`));
    const transcript = await (await agent.get(`/desk/conversations/${client.id}`)).text();
    expect(transcript).toContain("カードを落としました");
    expect(transcript).toContain("0120-95-0178");
  });

  it("keeps masked what the user should not have sent", async () => {
    const client = await DirectLineClient.open();
    await client.say("マイナンバーは1234-5678-9018です、職員に相談したい");
    await vi.waitFor(async () => expect(await ticketsOf(client.id)).toHaveLength(1));
    expect((await ticketsOf(client.id))[0]?.lastMessage).toContain("［個人番号］");
  });
});

describe("the desk", () => {
  it("is found with and without a slash at the end", async () => {
    expect((await agent.get("/desk")).status).toBe(200);
    expect((await agent.get("/desk/")).status).toBe(200);
  });

  it("says 404 for a conversation that does not exist", async () => {
    expect((await agent.get("/desk/conversations/none")).status).toBe(404);
  });
});

describe("a conversation in which nobody called a person", () => {
  const { conversations: words, notices } = deskConsole.console;

  it("is found among the recent ones, and taken over: the user is told, the bot is silent", async () => {
    const client = await DirectLineClient.open();
    await client.say("顔認証マイナンバーカードとは何ですか");
    await vi.waitFor(async () =>
      expect(await (await agent.get("/desk/conversations")).text()).toContain(client.id),
    );
    const path = `/desk/conversations/${client.id}`;
    expect(await (await agent.get(path)).text()).toContain(words.takeOver);
    const taken = await agent.post(`${path}/take-over`);
    const location = taken.headers.get("location") ?? "";
    expect(location).toContain("notice=takenOver");
    expect(await (await agent.get(location)).text()).toContain("顔認証マイナンバーカードとは何ですか");
    const [ticket] = await ticketsOf(client.id);
    expect(ticket).toMatchObject({ state: "assigned", assigneeName: "見本 太郎", reason: "agent" });
    expect((await client.receive()).map(({ text }) => text).join()).toContain("職員が会話に加わりました");
    const replies = await client.say("電子証明書とは何ですか");
    expect(replies.map(({ channelData }) => channelData?.flow)).toEqual(["handover"]);
    expect(await (await agent.get(path)).text()).toContain(words.toTicket);
  });

  it("is one ticket, whoever takes it over at the same time", async () => {
    const client = await DirectLineClient.open();
    await client.say("電子証明書とは何ですか");
    const other = await DeskVisitor.signedIn("agent", "見本 次郎");
    const answers = await Promise.all(
      [agent, other].map((each) => each.post(`/desk/conversations/${client.id}/take-over`)),
    );
    const said = answers.map(
      ({ headers }) => new URL(headers.get("location") ?? "", "http://x").searchParams,
    );
    expect(said.map((query) => query.get("notice")).toSorted()[1]).toBe("takenOver");
    expect(await ticketsOf(client.id)).toHaveLength(1);
    expect(Object.keys(notices)).toContain(said[0]?.get("notice"));
  });

  it("is not there: 404, and no ticket", async () => {
    expect((await agent.post("/desk/conversations/none/take-over")).status).toBe(404);
    expect(await ticketsOf("none")).toEqual([]);
  });
});

async function ticketsOf(conversationId: string) {
  const { rows } = await createDeskStore(env.DB).queue.page({ tab: "open" });
  return rows.map(({ ticket }) => ticket).filter((ticket) => ticket.conversationId === conversationId);
}
