import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Faults } from "../../../src/compile/faults.ts";
import { diskSource, ROOT } from "../../../src/compile/files.ts";
import { readSources } from "../../../src/compile/sources.ts";
import { readLabelled } from "../../../src/dev/labelled.ts";
import { createFindCopy } from "../../../src/dev/near-copy.ts";

const BLIND = join(ROOT, "test/understanding");
const blind = readdirSync(BLIND)
  .filter((name) => name.endsWith(".jsonl"))
  .map((name) => join(BLIND, name));
/** The founders' labelled messages; a clone on its own does not have them. */
const founders = join(ROOT, "../shared/questions/dev.jsonl");
const kept = [...blind, ...(existsSync(founders) ? [founders] : [])];

describe("messages that measure", () => {
  const examples = (readSources(diskSource(ROOT), new Faults())?.intents ?? []).flatMap(
    ({ examples, followUps }) => [...examples, ...followUps],
  );

  it.each(kept)("of %s are not learnt, nor anything that nearly equals one", { timeout: 60_000 }, (file) => {
    const findCopy = createFindCopy(readLabelled(file).map(({ q }) => q));
    expect(examples.length).toBeGreaterThan(3000);
    expect(examples.filter((example) => findCopy(example))).toEqual([]);
  });
});

describe("a near copy", () => {
  const findCopy = createFindCopy(["カードを失くしました。どうしたらいいですか？", "代理交付"]);

  it.each([
    "カードを失くしました、どうしたらいいですか",
    "ｶｰﾄﾞを失くしました どうしたらいいですか",
    "代理 交付",
  ])("is found in 「%s」", (text) => expect(findCopy(text)).toBeDefined());

  it.each(["カードを失くしました", "代理で受け取る", "暗証番号を忘れました"])(
    "is not seen in 「%s」",
    (text) => expect(findCopy(text)).toBeUndefined(),
  );
});
