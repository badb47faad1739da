import { describe, expect, it } from "vitest";
import { content } from "../../../src/answers/compiled.ts";
import { flowDot } from "../../../src/dev/flow-dot.ts";
import { FLOWS } from "../../../src/flows/all.ts";

describe.each([...FLOWS.values()])("the drawing of the flow $id", (flow) => {
  const wording = content.flows[flow.id];
  if (!wording) throw new Error(`${flow.id} has no wording`);
  const dot = flowDot(flow, wording);

  it("has every question once, and every choice by its label", () => {
    for (const [id, { choices }] of Object.entries(wording.nodes)) {
      expect(dot.split(`\n"${id}" [label=`)).toHaveLength(2);
      for (const { label } of choices) expect(dot).toContain(label);
    }
  });

  it("leads to the summary", () => {
    expect(dot).toContain('-> "end"');
  });
});
