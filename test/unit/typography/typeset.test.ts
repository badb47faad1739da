import { describe, expect, it } from "vitest";
import { typeset } from "../../../src/typography/typeset.ts";

describe("line breaks", () => {
  it("stand at the ends of phrases and change no letter", () => {
    const text = "カードをなくしたときは、まず電話で止めてください。";
    const set = typeset(text);
    expect(set).toBe("カードを<wbr>なくした<wbr>ときは、<wbr>まず電話で<wbr>止めてください。");
    expect(set.replaceAll("<wbr>", "")).toBe(text);
  });

  it("never part a small letter or a mark from what it belongs to", () => {
    expect(typeset("黒と黄色（はっきり）")).not.toMatch(/<wbr>[っ）]/);
  });

  it("leave other languages and references as they are", () => {
    expect(typeset("Read &amp; write")).toBe("Read &amp; write");
    expect(typeset("&lt;script&gt;とは")).toContain("&lt;script&gt;");
  });

  it("go with furigana, which screen readers do not hear twice", () => {
    expect(typeset("職員に聞く", () => [{ text: "職員", reading: "しょくいん" }, { text: "に聞く" }])).toBe(
      '<ruby>職員<rt aria-hidden="true">しょくいん</rt></ruby>に<wbr>聞く',
    );
  });
});
