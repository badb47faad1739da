import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { demoState, fillDemo } from "../../../src/dev/demo.ts";
import { askedIn, beginOf, week } from "../../../src/dev/demo-week.ts";

/** A Wednesday, shortly after the desk opens. */
const NOW = Date.parse("2026-11-25T09:00:00+09:00");
const DAY = 24 * 60 * 60_000;
const made = week.parse(
  parse(readFileSync(join(import.meta.dirname, "../../../src/demo/week.yaml"), "utf8")),
);

describe("the made-up week", () => {
  it("begins on working days before today, or minutes ago", () => {
    const scene = { channel: "web", agent: "hanako", unreachable: false, steps: [] } as const;
    const day = (workday: number) =>
      new Date(beginOf({ ...scene, steps: [], workday, at: "09:30" }, NOW)).toISOString();
    // Friday, since there is a weekend between.
    expect(day(3)).toBe("2026-11-20T00:30:00.000Z");
    expect(day(1)).toBe("2026-11-24T00:30:00.000Z");
    expect(beginOf({ ...scene, steps: [], ago: 5 }, NOW)).toBe(NOW - 5 * 60_000);
  });

  it("lies within the last seven days and never in the future", () => {
    for (const at of [
      ...made.scenes.map((scene) => beginOf(scene, NOW)),
      ...askedIn(made.questions, NOW).map((asked) => asked.at),
    ]) {
      expect(at).toBeLessThan(NOW);
      expect(at).toBeGreaterThan(NOW - 7 * DAY);
    }
  });

  it("has only people who are called examples", () => {
    expect(made.people.filter(({ name }) => !name.startsWith("見本"))).toEqual([]);
    const known = new Set(made.people.map(({ id }) => id));
    expect(made.scenes.filter(({ agent }) => !known.has(agent))).toEqual([]);
  });
});

describe("a folder for it", () => {
  it("that holds other data is refused, and stays as it is", async () => {
    const folder = mkdtempSync(join(tmpdir(), "madoguchi-demo-"));
    writeFileSync(join(folder, "real.sqlite"), "real");
    expect(demoState(folder)).toBe("foreign");
    await expect(fillDemo(folder, NOW)).rejects.toThrow(/Move it away/);
    expect(readdirSync(folder)).toEqual(["real.sqlite"]);
  });
});
