import { describe, expect, it } from "vitest";
import { createAnswerBook } from "../../../src/answers/book.ts";
import { content } from "../../../src/answers/compiled.ts";
import { manualEntries } from "../../../src/bot/flow-entries.ts";
import { answerWith, askWhich, handOver, say } from "../../../src/bot/replies.ts";
import { toLineMessages } from "../../../src/channels/line/render.ts";

const { answers, phrases } = content;
const deps = { content, book: createAnswerBook(manualEntries(content)) };
const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });
const NOW = Date.parse("2026-11-23T12:00:00+09:00");

/** Every reply that the product can make of its content. */
const replies = [
  ...Object.values(answers).flatMap((answer) => [
    answerWith(deps, answer, "short", { now: NOW }),
    answerWith(deps, answer, "full", { now: NOW }),
    answerWith(deps, answer, "easy", { now: NOW }),
    askWhich(phrases, [answer]),
    askWhich(phrases, Object.values(answers).slice(0, 3)),
  ]),
  ...Object.values(phrases).flatMap((phrase) => (typeof phrase === "string" ? [say(phrase)] : [])),
  handOver(phrases, true),
];

describe("rendering for LINE", () => {
  it("keeps every reply of the content within LINE's limits", () => {
    expect(replies.length).toBeGreaterThan(Object.keys(answers).length * 3);
    for (const reply of replies) {
      const messages = toLineMessages([reply], content);
      expect(messages.length).toBeGreaterThan(0);
      expect(messages.length).toBeLessThanOrEqual(5);
      for (const { text, quickReply } of messages) {
        expect(text.length).toBeLessThanOrEqual(5000);
        expect(text.trim()).not.toBe("");
        expect(quickReply?.items?.length ?? 0).toBeLessThanOrEqual(13);
        for (const { action } of quickReply?.items ?? []) {
          if (action?.type !== "message") throw new Error("a quick reply must say something");
          expect([...graphemes.segment(action.label ?? "")].length).toBeLessThanOrEqual(20);
          expect(action.text?.length ?? 0).toBeLessThanOrEqual(300);
        }
      }
    }
  });

  it("names the section under an answer", () => {
    const answer = answers["loss-first-call"];
    if (!answer) throw new Error("the answer is gone");
    const [message] = toLineMessages([answerWith(deps, answer, "short", { now: NOW })], content);
    expect(message?.text).toMatch(/（出典：手引き 第８ 紛失した場合）$/);
  });

  it("cuts a long text at sentence ends into at most five messages", () => {
    const text = "これは、ながい文です。".repeat(1200);
    const messages = toLineMessages([say(text)], content);
    expect(messages.map((message) => message.text).join("")).toBe(text);
    for (const message of messages) expect(message.text.endsWith("。")).toBe(true);
  });

  it("puts the choices under the last message only", () => {
    const messages = toLineMessages([say("一"), say("二", "unsure", ["選ぶ"])], content);
    expect(messages.map(({ quickReply }) => quickReply?.items?.length)).toEqual([undefined, 1]);
  });
});
