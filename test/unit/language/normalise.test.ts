import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise, toHiragana } from "../../../src/language/normalise.ts";

describe("normalising", () => {
  it.each([
    ["ﾏｲﾅｶｰﾄﾞ", "マイナカード"],
    ["ＰＩＮ　コード", "pin コード"],
    ["わーーーーーい", "わーーーい"],
    ["［個人番号］をなくした", "をなくした"],
    ["a\u0301\u0301\u0301", "á"],
    ["一\n\t二", "一 二"],
  ])("%j becomes %j", (text, normal) => {
    expect(normalise(text)).toBe(normal);
  });

  it("gives well-formed text of at most 600 units, whatever comes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 3000 }), (text) => {
        const normal = normalise(text);
        expect(normal.length).toBeLessThanOrEqual(600);
        expect(normal.isWellFormed()).toBe(true);
      }),
    );
  });

  it("writes katakana as hiragana", () => {
    expect(toHiragana("マイナンバーカード")).toBe("まいなんばーかーど");
  });
});
