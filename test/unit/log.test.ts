import { describe, expect, it, vi } from "vitest";
import { causeOf, log, withFields } from "../../src/log.ts";

describe("a log line", () => {
  it("is one line of JSON, and holds what is set around it, also after a wait", async () => {
    const line = vi.spyOn(console, "warn").mockImplementation(() => {});
    await withFields({ requestId: "r1" }, async () => {
      await Promise.resolve();
      log("warn", "something", { code: "x" });
    });
    log("warn", "later");
    expect(line.mock.calls.map(([text]) => JSON.parse(text))).toEqual([
      { level: "warn", event: "something", requestId: "r1", code: "x" },
      { level: "warn", event: "later" },
    ]);
    line.mockRestore();
  });
});

describe("the cause of an error in a log", () => {
  it("is the innermost: a database library's own message holds the query's values", () => {
    const d1 = new Error("D1_ERROR: no such table: tickets");
    const drizzle = new Error("Failed query: insert … params: 山田 花子,090-1234-5678", { cause: d1 });
    expect(causeOf(drizzle)).toBe("Error: D1_ERROR: no such table: tickets");
  });

  it.each([
    [`Unexpected token 'x', "x1234" is not valid JSON`, ["1234", "x1"]],
    ["no such 山田花子", ["山田"]],
    ["bad number 123456789018", ["1234"]],
  ])("leaves out what could be somebody's: %s", (message, hidden) => {
    for (const part of hidden) expect(causeOf(new Error(message))).not.toContain(part);
  });

  it("keeps a remedy, and bears what is no error at all", () => {
    expect(causeOf(new Error("asset model.bin: 404. Run npm run compile"))).toContain("Run npm run compile");
    expect(causeOf("thrown text")).toBe("unknown");
    expect(causeOf(undefined)).toBe("unknown");
  });
});
