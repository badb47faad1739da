import { describe, expect, it } from "vitest";
import { FormVisitor } from "../support/web.ts";

describe("the settings without JavaScript", () => {
  it("change how every page looks, and are kept", async () => {
    const visitor = new FormVisitor();
    await visitor.get();
    expect(visitor.page).toContain('data-size="1" data-colours="auto"');
    await visitor.post("/settings", { size: "3", colours: "dark" });
    expect(visitor.page).toContain('data-size="3" data-colours="dark"');
    await visitor.get("/manual/8.4");
    expect(visitor.page).toContain('data-size="3" data-colours="dark"');
    expect((await visitor.get("/nowhere")).status).toBe(404);
    expect(visitor.page).toContain('data-size="3" data-colours="dark"');
  });

  it("put readings over kanji, in the page's own words and in answers", async () => {
    const visitor = new FormVisitor();
    await visitor.post("/settings", { furigana: "on" });
    await visitor.say("マイナカードなくしちゃった");
    expect(visitor.page).toContain('<ruby>電話<rt aria-hidden="true">でんわ</rt></ruby>');
    expect(visitor.page).toContain('<ruby>送<rt aria-hidden="true">おく</rt></ruby>る');
    expect(visitor.page).toContain('value="職員に相談する"');
  });

  it("turn the page's words to English and mark the answers as Japanese", async () => {
    const visitor = new FormVisitor();
    await visitor.post("/settings", { language: "en" });
    await visitor.say("マイナカードなくしちゃった");
    expect(visitor.page).toContain('<html lang="en"');
    expect(visitor.page).toContain("Your question");
    expect(visitor.page).toMatch(/<div class="body" lang="ja">|<p class="body plain" lang="ja">/);
    expect((await visitor.get("/manual/8.4")).status).toBe(200);
    expect(visitor.page).toContain("Back to the conversation");
  });

  it("hold nothing but the settings, and take nothing else", async () => {
    const visitor = new FormVisitor();
    await visitor.post("/settings", { size: "9", colours: "<b>", name: "somebody" });
    expect(visitor.page).toContain('data-size="1" data-colours="auto"');
    expect(decodeURIComponent(visitor.cookie)).toBe("view=size=1&colours=auto&furigana=off&language=ja");
  });

  it("are not those of the desk", async () => {
    const visitor = new FormVisitor();
    await visitor.post("/settings", { size: "3" });
    await visitor.get("/desk");
    expect(visitor.page).not.toContain("data-size");
  });

  it("let the bot speak やさしい日本語, and show which way it speaks", async () => {
    const visitor = new FormVisitor();
    await visitor.get();
    await visitor.say("", { choice: "やさしい日本語で" });
    expect(visitor.page).toMatch(/value="やさしい日本語で" formnovalidate="" aria-pressed="true"/);
    await visitor.say("", { choice: "ふつうの日本語で" });
    expect(visitor.page).toMatch(/value="ふつうの日本語で" formnovalidate="" aria-pressed="true"/);
  });
});
