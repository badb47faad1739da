import { listDurableObjectIds } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { FormVisitor, readPage } from "../support/web.ts";

describe("the chat page without JavaScript", () => {
  it("greets without storing anything", async () => {
    const before = await listDurableObjectIds(env.CONVERSATION);
    const visitor = new FormVisitor();
    const response = await visitor.get();
    expect(response.status).toBe(200);
    expect(visitor.page).toContain("こんにちは");
    expect(visitor.page).toContain("0120-95-0178");
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(await listDurableObjectIds(env.CONVERSATION)).toHaveLength(before.length);
  });

  it("answers a question with its source, and keeps the history", async () => {
    const visitor = new FormVisitor();
    await visitor.get();
    await visitor.say("マイナカードなくしちゃった");
    expect(visitor.page).toContain("マイナカードなくしちゃった");
    expect(visitor.page).toContain("第８ 紛失した場合");
    await visitor.say("職員に相談する");
    expect(visitor.page).toContain("職員への相談として受け付けました");
    expect(visitor.count("マイナカードなくしちゃった")).toBe(1);
  });

  it("makes one message of a form that is sent twice", async () => {
    const visitor = new FormVisitor();
    await visitor.get();
    await visitor.say("はじめの質問");
    const eventId = crypto.randomUUID();
    await visitor.say("カードを落とした", { eventId });
    await visitor.say("カードを落とした", { eventId });
    expect(visitor.count("カードを落とした")).toBe(1);
  });

  it("takes a choice by its button", async () => {
    const visitor = new FormVisitor();
    await visitor.get();
    await visitor.say("", { choice: "職員に相談する" });
    expect(visitor.page).toContain("職員への相談として受け付けました");
  });

  it("starts over on request", async () => {
    const visitor = new FormVisitor();
    await visitor.get();
    await visitor.say("カードを落とした");
    await visitor.post("/start-over", {});
    expect(visitor.page).not.toContain("カードを落とした");
    expect(visitor.page).toContain("こんにちは");
  });

  it("shows what a user wrote as text, never as HTML", async () => {
    const visitor = new FormVisitor();
    await visitor.get();
    await visitor.say(`<img src=x onerror="alert(1)">`);
    expect(visitor.page).not.toContain("<img");
    expect(visitor.page).toContain("&lt;img");
  });

  it("forbids scripts and styles that are not its own", async () => {
    const response = await new FormVisitor().get();
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
  });
});

describe("bad input to the chat page", () => {
  it("gets a page that says what is wrong", async () => {
    const visitor = new FormVisitor();
    await visitor.get();
    const tooLong = await visitor.say("あ".repeat(5001));
    expect(tooLong.status).toBe(413);
    expect(await readPage(tooLong)).toContain("文章が長すぎます");
    expect((await visitor.say("x", { eventId: "not-ours" })).status).toBe(400);
    expect((await visitor.get("/nowhere")).status).toBe(404);
    expect(visitor.page).toContain("お探しのページは見つかりません");
  });

  it.each([
    ["a multipart form without boundary", "multipart/form-data", "junk"],
    ["a multipart form cut off", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form"],
    ["JSON", "application/json", "{}"],
  ])("gets 400 for %s", async (_, type, body) => {
    const headers = {
      "content-type": type,
      origin: "http://madoguchi.test",
      "cf-connecting-ip": "127.0.0.1",
    };
    const response = await exports.default.fetch("http://madoguchi.test/", { method: "POST", headers, body });
    expect(response.status).toBe(400);
    expect(await readPage(response)).toContain("読み取れませんでした");
  });

  it("may have 5,000 characters in many lines", async () => {
    const visitor = new FormVisitor();
    await visitor.get();
    const lines = "あいうえおかきくけ\n".repeat(500);
    expect((await visitor.say(lines.replaceAll("\n", "\r\n"))).status).toBe(200);
  });

  it("is refused from another site's form", async () => {
    const response = await exports.default.fetch("http://madoguchi.test/", {
      method: "POST",
      headers: { origin: "https://elsewhere.test", "content-type": "application/x-www-form-urlencoded" },
      body: "text=x",
    });
    expect(response.status).toBe(403);
    expect(await readPage(response)).toContain("この操作は受け付けられませんでした");
  });

  it("begins anew when the cookie was tampered with", async () => {
    const response = await exports.default.fetch("http://madoguchi.test/", {
      headers: { cookie: "conversation=somebody-elses.forged-signature" },
    });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("こんにちは");
  });

  it("does not give the dictionary away", async () => {
    expect((await exports.default.fetch("http://madoguchi.test/dictionary.bin")).status).toBe(404);
  });
});
