import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { completeDevVars } from "../../../src/dev/dev-vars.ts";
import { config } from "../../../src/env.ts";

const fresh = () => join(mkdtempSync(join(tmpdir(), "madoguchi-")), ".dev.vars");

describe(".dev.vars", () => {
  it("is made with everything that the server needs, for its owner's eyes", () => {
    const file = fresh();
    expect(() => config(completeDevVars(file))).not.toThrow();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("keeps what it holds and gets what is missing", () => {
    const file = fresh();
    const before = "# mine\nSESSION_NAME=mine\nOTHER=1";
    writeFileSync(file, before);
    const vars = completeDevVars(file);
    expect(readFileSync(file, "utf8").startsWith(`${before}\n`)).toBe(true);
    expect(vars).toMatchObject({ SESSION_NAME: "mine", OTHER: "1" });
    expect(vars.SESSION_SECRET?.length).toBeGreaterThanOrEqual(32);
  });

  it("points a real LINE channel nowhere else", () => {
    const file = fresh();
    writeFileSync(file, "LINE_CHANNEL_SECRET=real\nLINE_CHANNEL_ACCESS_TOKEN=real\n");
    expect(completeDevVars(file).LINE_API_BASE).toBeUndefined();
  });

  it("is the same after another start", () => {
    const file = fresh();
    expect(completeDevVars(file)).toEqual(completeDevVars(file));
  });
});
