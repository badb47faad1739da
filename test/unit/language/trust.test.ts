import { describe, expect, it } from "vitest";
import { understand } from "../../support/understand.ts";

describe("trust in the likeliest answer", () => {
  it.each([
    ["カードをなくしたらどこに電話すればいいですか", "カードをなくしたら神社でお祓いをしてもらえますか"],
    ["暗証番号を忘れたらどこに行けばいいですか", "暗証番号の数字は何月何日に総理大臣が決めたのですか"],
  ])("is greater for 「%s」 than for 「%s」, which only sounds like it", (asked, beside) => {
    expect(understand(asked).trust).toBeGreaterThan(understand(beside).trust + 0.1);
  });

  it("is explained by what is known of the message", () => {
    const { marks } = understand("代理人になれるのは誰ですか");
    expect(marks?.words).toBeGreaterThan(0.9);
    expect(marks?.known).toBeLessThanOrEqual(1);
    expect(understand("ブラックホールの事象の地平面").marks?.words).toBeLessThan(0.5);
  });
});
