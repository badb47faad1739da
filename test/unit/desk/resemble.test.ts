import { expect, it } from "vitest";
import { groupAlike } from "../../../src/desk/insight/resemble.ts";

const texts = (...all: string[]) =>
  groupAlike(all.map((text) => ({ text }))).map((group) => group.map(({ text }) => text));

it("messages that resemble each other stand together, the most frequent first", () => {
  expect(
    texts(
      "駅前の駐輪場の料金は？",
      "ごみの日はいつ",
      "駅前の駐輪場の料金を教えて",
      "ゴミの日はいつですか",
      "ごみの日は、いつ。",
    ),
  ).toEqual([
    ["ごみの日はいつ", "ゴミの日はいつですか", "ごみの日は、いつ。"],
    ["駅前の駐輪場の料金は？", "駅前の駐輪場の料金を教えて"],
  ]);
});

it("messages of signs alone, or none, are no fault", () => {
  expect(groupAlike([])).toEqual([]);
  expect(texts("！？", "……")).toEqual([["！？"], ["……"]]);
});
