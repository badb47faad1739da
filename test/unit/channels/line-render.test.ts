import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAnswerBook } from "../../../src/answers/book.ts";
import { content } from "../../../src/answers/compiled.ts";
import { phrasesIn } from "../../../src/answers/content.ts";
import { manualEntries } from "../../../src/bot/flow-entries.ts";
import { answerWith, askWhich, say } from "../../../src/bot/replies.ts";
import { offered, typedChoice } from "../../../src/channels/choices.ts";
import { toLineMessages } from "../../../src/channels/line/render.ts";
import { sentMessages } from "../../../src/dev/line-simulator/messages.ts";
import { everyReply } from "../../support/every-reply.ts";

const { answers, manual, phrases } = content;
const deps = { content, book: createAnswerBook(manualEntries(content)) };
const NOW = Date.parse("2026-11-23T12:00:00+09:00");
const render = (...replies: ReturnType<typeof say>[]) => toLineMessages(replies, { manual, phrases });

describe("rendering for LINE", () => {
  const all = everyReply();

  it("keeps every reply of the product within LINE's limits, with all of its text", () => {
    expect(all.length).toBeGreaterThan(Object.keys(answers).length * 10);
    const faults = [];
    for (const { style, replies } of all) {
      const messages = toLineMessages(replies, { manual, phrases: phrasesIn(content, style) });
      const fault = sentMessages.safeParse(messages).error;
      const text = messages.map((message) => message.text).join("\n");
      if (fault || !replies.every((reply) => text.includes(reply.text))) faults.push([replies, fault]);
    }
    expect(faults.slice(0, 1)).toEqual([]);
  });

  it("writes every choice into the text, numbered so that the number chooses it", () => {
    const faults = [];
    for (const { style, replies } of all) {
      const last = replies.at(-1);
      if (!last) throw new Error("a turn without a reply");
      const messages = toLineMessages(replies, { manual, phrases: phrasesIn(content, style) });
      const lines = messages.flatMap(({ text }) => text.split("\n"));
      const { choices, numbered } = offered(last);
      for (const [i, { title, value }] of choices.entries()) {
        const line = numbered ? `${i + 1}. ${title}` : `・${title}`;
        const once = lines.indexOf(line) >= 0 && lines.indexOf(line) === lines.lastIndexOf(line);
        if (!once || typedChoice(`${i + 1}`, last) !== (numbered ? value : undefined)) faults.push(last);
      }
    }
    expect(faults.slice(0, 1)).toEqual([]);
  });

  it("never fails and never passes a limit, whatever is said", () => {
    const reply = fc
      .tuple(
        fc.string({ unit: "grapheme", maxLength: 6000 }),
        fc.array(fc.string({ minLength: 1, unit: "grapheme" })),
      )
      .map(([text, choices]) =>
        say(text, "unsure", choices.filter((words) => words.trim() !== "").slice(0, 13)),
      );
    fc.assert(
      fc.property(fc.array(reply, { minLength: 1, maxLength: 8 }), (replies) => {
        const messages = render(...replies);
        if (messages.length > 0) expect(sentMessages.safeParse(messages).error).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  it("names the section under an answer", () => {
    const answer = answers["loss-first-call"];
    if (!answer) throw new Error("the answer is gone");
    const [message] = render(answerWith(deps, answer, "short", { now: NOW }));
    expect(message?.text).toMatch(/（出典：手引き 第８ 紛失した場合）\n\n/);
  });

  it("cuts a long text at sentence ends into at most five messages", () => {
    const text = "これは、ながい文です。".repeat(1200);
    const messages = render(say(text));
    expect(messages.map((message) => message.text).join("")).toBe(text);
    for (const message of messages) expect(message.text.endsWith("。")).toBe(true);
  });

  it("cuts no letter in two where there is no sentence end", () => {
    const messages = render(say("👩‍👩‍👧‍👦".repeat(600)));
    for (const { text } of messages) expect(text.replaceAll("👩‍👩‍👧‍👦", "")).toBe("");
  });

  it("leaves nothing out of six short replies", () => {
    const six = ["一", "二", "三", "四", "五", "六"];
    const messages = render(...six.map((word) => say(word)));
    expect(messages.map(({ text }) => text).join("")).toMatch(/一\s*二\s*三\s*四\s*五\s*六/);
  });

  it("puts the choices under the last message only", () => {
    const messages = render(say("一"), say("二", "unsure", ["選ぶ"]));
    expect(messages.map(({ quickReply }) => quickReply?.items?.length)).toEqual([undefined, 1]);
    expect(messages.map(({ text }) => text)).toEqual(["一", `二\n\n${phrases.byNumber}\n1. 選ぶ`]);
  });

  it("goes on counting where the text numbers some choices already", () => {
    const reply = askWhich(phrases, Object.values(answers).slice(0, 2));
    expect(render(reply)[0]?.text).toMatch(/\n1\. .*\n2\. .*\n\n.*\n3\. どれでもない$/);
  });

  it("reads numbers as people type them, and no others", () => {
    const reply = say("どちらですか", "unsure", ["はい", "いいえ"]);
    for (const typed of ["2", "２", "②", "2番", "２番です", " 2 "])
      expect(typedChoice(typed, reply)).toBe("いいえ");
    for (const typed of ["0", "3", "12345", "2人です", "二"])
      expect(typedChoice(typed, reply)).toBeUndefined();
  });

  it("takes no number for a choice after a question that a number answers", () => {
    const reply = say("何人ですか", "asked", ["未定", "やめる"]);
    expect(typedChoice("2", reply)).toBeUndefined();
    expect(render(reply)[0]?.text).toBe(`何人ですか\n\n${phrases.byWord}\n・未定\n・やめる`);
  });
});
