import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { redact } from "../../../src/privacy/redact.ts";

const ROOT = join(import.meta.dirname, "../../..");
const LABELLED = join(ROOT, "../shared/questions/dev.jsonl");

describe("what people ask without telling of themselves", () => {
  const intents = z.array(z.object({ id: z.string(), examples: z.array(z.coerce.string()).optional() }));
  const folder = join(ROOT, "intents");
  const examples = readdirSync(folder).flatMap((file) => {
    const { data = [] } = intents.safeParse(parse(readFileSync(join(folder, file), "utf8")));
    return data.flatMap((intent) => intent.examples ?? []);
  });

  it("is hardly ever masked", () => {
    const masked = examples.filter((example) => redact(example).masked.length > 0);
    expect(examples.length).toBeGreaterThan(20_000);
    // Most are people: 徳川家康, a minister, 「入所の鈴木さん」.
    expect(masked.length, masked.join("\n")).toBeLessThanOrEqual(8);
  });
});

/** At hand on some machines only; none of it is copied here. */
describe.runIf(existsSync(LABELLED))("labelled messages", () => {
  const labelled = z.object({ id: z.string(), q: z.string(), redact: z.array(z.string()).optional() });
  const messages = existsSync(LABELLED)
    ? readFileSync(LABELLED, "utf8")
        .trim()
        .split("\n")
        .map((line) => labelled.parse(JSON.parse(line)))
    : [];

  it.each(messages.map(({ id, q, redact: secrets }) => ({ id, q, secrets })))(
    "$id",
    ({ q, secrets = [] }) => {
      const { text, masked } = redact(q);
      for (const secret of secrets) expect(text.includes(secret)).toBe(false);
      if (secrets.length === 0) expect(masked).toEqual([]);
    },
  );
});
