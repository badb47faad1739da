import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, help, read } from "../../../src/dev/line-simulator/commands.ts";
import { LinePlatform, TOKEN_MS } from "../../../src/dev/line-simulator/platform.ts";
import { SimulatedUser } from "../../../src/dev/line-simulator/user.ts";

let now: number;
let count: number;
let platform: LinePlatform;
let user: SimulatedUser;
const waits: number[] = [];

beforeEach(() => {
  now = 1_000_000;
  count = 0;
  const outside = {
    now: () => now,
    random: () => 1,
    randomId: () => `id-${++count}`,
    wait: async (milliseconds: number) => void waits.push(milliseconds),
  };
  platform = new LinePlatform(outside);
  user = new SimulatedUser("U1", platform, outside);
});

const text = (words: string) => ({ type: "text", text: words });
const request = async (path: string, body: object, headers: Record<string, string> = {}) =>
  (
    await platform.handle(
      new Request(`https://line.test/v2/bot/message/${path}`, {
        method: "POST",
        headers: { authorization: "Bearer t", ...headers },
        body: JSON.stringify(body),
      }),
    )
  ).status;
const reply = (replyToken: string | undefined, messages: object[] = [text("はい")]) =>
  request("reply", { replyToken, messages });
const push = (key: string, messages: object[] = [text("はい")]) =>
  request("push", { to: "U1", messages }, { "x-line-retry-key": key });

describe("LINE, simulated", () => {
  it("takes a reply token once, and for a minute", async () => {
    const { replyToken } = user.says("x");
    expect([await reply(replyToken), await reply(replyToken)]).toEqual([200, 400]);
    const late = user.says("y").replyToken;
    now += TOKEN_MS;
    expect(await reply(late)).toBe(400);
    expect(await reply("nobody's")).toBe(400);
    expect(platform.delivered).toHaveLength(1);
  });

  it("delivers once under a retry key", async () => {
    expect([await push("k"), await push("k"), await push("other")]).toEqual([200, 409, 200]);
    expect(platform.delivered.map(({ retryKey }) => retryKey)).toEqual(["k", "other"]);
  });

  it("wants an access token", async () => {
    expect(await request("push", { to: "U1", messages: [text("x")] }, { authorization: "" })).toBe(401);
  });

  it.each([
    ["no message", []],
    ["six messages", Array.from({ length: 6 }, () => text("x"))],
    ["a blank text", [text(" \n")]],
    ["a text of 5,001 units", [text("x".repeat(5001))]],
    ["an unknown field", [{ ...text("x"), sender: "?" }]],
  ])("refuses %s", async (_, messages) => {
    expect(await push("k", messages)).toBe(400);
  });

  it("delivers nothing to whoever blocks the account, and does not tell", async () => {
    user.unfollows();
    expect(await push("k")).toBe(200);
    expect(platform.delivered).toEqual([]);
    user.follows();
    await push("again");
    expect(platform.delivered).toHaveLength(1);
  });

  it("has faults on request, of one user alone, and delivers what they only hide", async () => {
    platform.faults.plan({ kind: "lose-answer", status: 503, to: "U1" });
    platform.faults.plan({ kind: "refuse", status: 429, to: "U2" });
    platform.faults.plan({ kind: "hang", status: 500 });
    expect([await push("a"), await push("a"), await push("b"), await push("c")]).toEqual([
      503, 409, 500, 200,
    ]);
    expect(platform.delivered.map(({ retryKey, untold }) => [retryKey, untold])).toEqual([
      ["a", "lose-answer"],
      ["b", "hang"],
      ["c", undefined],
    ]);
    expect(waits).toHaveLength(1);
  });
});

describe("a line typed into the simulator", () => {
  let chat: Chat;
  beforeEach(() => {
    chat = { user, faults: platform.faults, group: "C1", areas: [{ label: "暗証番号", data: "say=x" }] };
  });
  const messageOf = (line: string, offered: string[] = []) => read(chat, line, offered).send?.[0]?.message;

  it("is a message; a number alone taps a quick reply where there is one", () => {
    expect(messageOf("こんにちは")).toMatchObject({ text: "こんにちは" });
    expect(messageOf("2", ["はい", "いいえ"])).toMatchObject({ text: "いいえ" });
    expect(messageOf("3", ["はい", "いいえ"])).toMatchObject({ text: "3" });
    expect(messageOf("/say 2", ["はい", "いいえ"])).toMatchObject({ text: "2" });
  });

  it("taps the menu, takes back, blocks, and writes in a group", () => {
    expect(read(chat, "/menu 1", []).send).toMatchObject([{ type: "postback", postback: { data: "say=x" } }]);
    expect(read(chat, "/unsend", []).say).toContain("no message");
    const sent = user.says("x").message as { id: string };
    expect(read(chat, "/unsend", []).send).toMatchObject([
      { type: "unsend", unsend: { messageId: sent.id } },
    ]);
    expect(read(chat, "/block", []).send).toMatchObject([{ type: "unfollow" }]);
    expect(read(chat, "/group おはよう", []).send).toMatchObject([
      { source: { type: "group", groupId: "C1" } },
    ]);
  });

  it("makes the next token expired, and the next answer a fault", async () => {
    read(chat, "/expire", []);
    expect(await reply(user.says("x").replyToken)).toBe(400);
    expect(await reply(user.says("y").replyToken)).toBe(200);
    read(chat, "/fault refuse 429 7", []);
    expect(await push("k")).toBe(429);
  });

  it.each(["/nothing", "/toString", "/fault", "/fault refuse 99", "/faults 200", "/media", "/say"])(
    "that makes no sense (%s) sends nothing and says what is wrong",
    (line) => {
      const action = read(chat, line, []);
      expect(action.send).toBeUndefined();
      expect(action.say).toBeTruthy();
    },
  );

  it("may ask for help, which lists every command", () => {
    expect(read(chat, "/help", []).say).toBe(help());
    expect(help()).toContain("/redeliver");
  });
});
