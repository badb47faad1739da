import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { createFeedbackStore } from "../../src/storage/desk/feedback.ts";
import { FormVisitor } from "../support/web.ts";

const QUESTION = "資格確認書とは何ですか";

const conversationOf = ({ page }: FormVisitor) => /data-conversation="\/transcripts\/([^/]+)/.exec(page)?.[1];

async function told(visitor: FormVisitor) {
  const all = await createFeedbackStore(env.DB).newest(100);
  return all.filter(({ conversationId }) => conversationId === conversationOf(visitor));
}

async function visitorWithAnswer(): Promise<FormVisitor> {
  const visitor = new FormVisitor();
  await visitor.get();
  await visitor.say(QUESTION);
  return visitor;
}

describe("whether an answer helped", () => {
  it("is said with one tap, shown beside the answer, and told to the desk", async () => {
    const visitor = await visitorWithAnswer();
    await visitor.post("/feedback", { seq: "3", helpful: "yes" });
    expect(visitor.page).toContain("教えてくださって、ありがとうございます。");
    expect(visitor.page).toMatch(/value="yes" aria-pressed="true"/);
    await vi.waitFor(async () => {
      expect(await told(visitor)).toMatchObject([{ seq: 3, answerId: "certificate-what", helpful: true }]);
    });
  });

  it("may be changed: the last word counts", async () => {
    const visitor = await visitorWithAnswer();
    await visitor.post("/feedback", { seq: "3", helpful: "yes" });
    await visitor.post("/feedback", { seq: "3", helpful: "no" });
    await vi.waitFor(async () => {
      expect(await told(visitor)).toMatchObject([{ seq: 3, helpful: false }]);
    });
  });

  it("is asked under answers only, and taken for nothing else", async () => {
    const visitor = await visitorWithAnswer();
    expect(visitor.page).not.toContain('id="feedback-1"');
    expect((await visitor.post("/feedback", { seq: "1", helpful: "yes" })).status).toBe(404);
    expect((await visitor.post("/feedback", { seq: "99", helpful: "yes" })).status).toBe(404);
    expect((await visitor.post("/feedback", { seq: "3", helpful: "<b>" })).status).toBe(400);
    expect((await new FormVisitor().post("/feedback", { seq: "3", helpful: "yes" })).status).toBe(404);
    expect(await told(visitor)).toEqual([]);
  });
});
