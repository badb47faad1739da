import { describe, expect, it } from "vitest";
import { config } from "../../src/env.ts";

const complete = { SESSION_SECRET: "s".repeat(32) };

describe("the configuration", () => {
  it("does without LINE", () => {
    expect(config({ ...complete, LINE_API_BASE: "" })).toMatchObject({ LINE_API_BASE: undefined });
  });

  it.each(Object.keys(complete))("has no default for %s and says that it is missing", (name) => {
    expect(() => config({ ...complete, [name]: undefined })).toThrow(name);
    expect(() => config({ ...complete, [name]: "" })).toThrow(name);
  });
});
