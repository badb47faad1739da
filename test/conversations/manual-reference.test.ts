import { describe, expect, it } from "vitest";
import { content } from "../../src/answers/compiled.ts";
import { FormVisitor } from "../support/web.ts";

describe("a citation", () => {
  it("opens the manual's section: its title, its date, where the manual is published", async () => {
    const visitor = new FormVisitor();
    await visitor.get();
    await visitor.say("マイナカードなくしちゃった");
    const path = /href="(\/manual\/8\.4)"/.exec(visitor.page)?.[1] ?? "";
    expect((await visitor.get(path)).status).toBe(200);
    expect(visitor.page).toContain("第８ 紛失した場合");
    expect(visitor.page).toContain("2023年12月12日時点");
    expect(visitor.page).toContain('href="https://www.kojinbango-card.go.jp/"');
  });

  it("leads from there to an answer of that section, in the conversation", async () => {
    const visitor = new FormVisitor();
    await visitor.get("/manual/8.5");
    await visitor.say("", { choice: "暗証番号を忘れたら、どうすればいいですか" });
    expect(visitor.page).toContain("あなた");
    expect(visitor.page).toContain('href="/manual/8.5"');
  });

  it("has a page for every section of the manual, and for nothing else", async () => {
    const visitor = new FormVisitor();
    for (const { id, title } of content.manual.sections) {
      expect((await visitor.get(`/manual/${id}`)).status).toBe(200);
      expect(visitor.page).toContain(title);
    }
    expect((await visitor.get("/manual/99")).status).toBe(404);
  });
});
