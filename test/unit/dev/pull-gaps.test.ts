import { expect, it } from "vitest";
import { parse } from "yaml";
import { addUtterances, withoutIntent } from "../../../src/dev/pull-gaps.ts";

const FILE = `- id: one
  answer: one
  examples:
    - ひとつめ
    - ふたつめ

- id: two
  answer: two
  examples:
    - みっつめ
`;
const GAPS = [
  { id: "d1", answerId: "one", text: "新しい\n言い方: #1" },
  { id: "d2", answerId: "two", text: "みっつめ" },
  { id: "d3", answerId: "two", text: "よっつめ" },
  { id: "d3", answerId: "two", text: "よっつめ" },
];

it("messages become utterances of their answer's intent, marked with the decision; twice changes nothing more", () => {
  const known = new Set(["ひとつめ", "ふたつめ", "みっつめ"]);
  const { yaml, added } = addUtterances(FILE, GAPS, known);
  expect(added.map(({ text }) => text)).toEqual(["新しい\n言い方: #1", "よっつめ"]);
  expect(parse(yaml)).toEqual([
    { id: "one", answer: "one", examples: ["ひとつめ", "ふたつめ", "新しい 言い方: #1"] },
    { id: "two", answer: "two", examples: ["みっつめ", "よっつめ"] },
  ]);
  expect(yaml).toContain('    - ふたつめ\n    - "新しい 言い方: #1" # gap d1\n\n- id: two');
  expect(addUtterances(yaml, GAPS, known)).toEqual({ yaml, added: [] });
});

it("messages whose answer only a flow leads to are named, not dropped in silence", () => {
  expect(withoutIntent(GAPS, new Set(["one"])).map(({ id }) => id)).toEqual(["d2", "d3", "d3"]);
});
