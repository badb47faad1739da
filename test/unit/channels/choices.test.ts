import { describe, expect, it } from "vitest";
import { offered, withoutList } from "../../../src/channels/choices.ts";

const choices = (...titles: string[]) => ({
  to: [],
  actions: titles.map((title) => ({ type: "imBack" as const, title, value: title })),
});
const question = {
  type: "message" as const,
  textFormat: "plain" as const,
  text: "どなたのカードですか。\n\n1. 自分のもの\n2. 家族などのもの",
  suggestedActions: choices("自分のもの", "家族などのもの", "やめる"),
};

describe("a question whose choices are buttons", () => {
  it("is shown without the list that says the same", () => {
    expect(offered(question).listed).toBe(2);
    expect(withoutList(question)).toBe("どなたのカードですか。");
  });

  it("keeps what stands after the list, and a list that is none of choices", () => {
    expect(withoutList({ ...question, text: `${question.text}\n\nほか` })).toBe(
      "どなたのカードですか。\n\nほか",
    );
    const steps = { ...question, text: "手順です。\n1. 電話する\n2. 届ける" };
    expect(withoutList(steps)).toBe(steps.text);
  });
});
