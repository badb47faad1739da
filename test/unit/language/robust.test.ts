import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { turn } from "../../support/turn.ts";
import { understand } from "../../support/understand.ts";

/** Messages that people, pets and attackers send. */
const ODD: [string, string][] = [
  ["nothing but spaces", "   　\n\t"],
  ["5,000 characters", "カードをなくしました。".repeat(455)],
  ["2,500 sentences, each another", Array.from({ length: 2500 }, (_, i) => `${i}あ。`).join("")],
  ["one emoji", "😭"],
  ["a family of emoji", "👨‍👩‍👧‍👦".repeat(300)],
  ["only punctuation", "？！…。、"],
  ["control characters", "\u0000\u0007カード\u001b[31m\u202e"],
  ["a lone surrogate", "カード\ud83dをなくした\udc00"],
  ["10,000 characters of zalgo", "z\u0315\u0311\u0305\u0356".repeat(2500)],
  ["Arabic", "فقدت بطاقتي"],
  ["Thai", "ฉันทำบัตรหาย"],
  ["half a dictionary", "証明書資格確認番号暗証交付申請".repeat(300)],
  ["one katakana 5,000 times", "ア".repeat(5000)],
  ["what a careless expression would backtrack on", `${"1-".repeat(2500)}x`],
  ["numbers and spaces", "1 ".repeat(2500)],
  ["brackets", "（［「".repeat(1500)],
  ["markup", "<script>alert(1)</script>".repeat(100)],
];

describe("odd messages", () => {
  it.each(ODD)("%s get an answer that makes sense, in a moment", async (_, text) => {
    const begin = Date.now();
    const { replies, outcome } = await turn(text, understand(text));
    expect(Date.now() - begin).toBeLessThan(500);
    expect(replies.length).toBeGreaterThan(0);
    expect(outcome).toBeDefined();
    for (const reply of replies) expect(reply.text.trim()).not.toBe("");
  });

  it.each(["😭", "？？", "！", "。。。", "❤️"])(
    "%s, without a letter, is never taken for a question",
    (text) => {
      expect(understand(text).kind).toBe("unsure");
    },
  );

  it("of any kind are understood without an exception, the same each time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        expect(understand(text)).toEqual(understand(text));
      }),
      { numRuns: 200 },
    );
  });
});
