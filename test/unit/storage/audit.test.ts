import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { AUDIT_KEPT_MS, createAuditStore } from "../../../src/storage/desk/audit.ts";
import { planOf, watchQueries } from "../../support/queries.ts";

const audit = createAuditStore(env.DB);
const DAY = 24 * 60 * 60 * 1000;
const now = Date.now();

async function run(sql: string): Promise<unknown> {
  return await env.DB.prepare(sql).run();
}

beforeAll(async () => {
  await audit.append({ at: now - AUDIT_KEPT_MS - DAY, personId: "a", action: "reply-sent" });
  await audit.append({ at: now - AUDIT_KEPT_MS + DAY, personId: "a", action: "reply-sent" });
  await audit.append({ at: now - 1, personId: "b", action: "conversation-viewed", ticketId: "t" });
  await audit.append({ at: now, personId: "a", action: "signed-in" });
});

describe("the audit", () => {
  it.each([
    "update audit set person_id = 'c'",
    "update audit set at = 0 where id = 3",
    "delete from audit where id = 3",
    "delete from audit",
    "insert or replace into audit (id, at, action) values (3, 0, 'signed-in')",
    "insert into audit (id, at, action) values (3, 0, 'x') on conflict (id) do update set at = 0",
  ])("cannot be changed: %s", async (sql) => {
    await expect(run(sql)).rejects.toThrow("append-only");
    expect((await audit.read({}, 10)).entries).toHaveLength(4);
  });

  it("is read newest first, by person, action, time and page", async () => {
    const ids = async (...args: Parameters<typeof audit.read>) =>
      (await audit.read(...args)).entries.map(({ id }) => id);
    expect(await ids({}, 10)).toEqual([4, 3, 2, 1]);
    expect(await ids({ personId: "a" }, 10)).toEqual([4, 2, 1]);
    expect(await ids({ action: "reply-sent" }, 10)).toEqual([2, 1]);
    expect(await ids({ from: now - 1, to: now - 1 }, 10)).toEqual([3]);
    expect(await ids({}, 2)).toEqual([4, 3]);
    expect(await ids({ before: { at: now - 1, id: 3 } }, 2)).toEqual([2, 1]);
  });

  it.each([
    ["everything", {}, /SCAN audit USING INDEX audit_at/],
    ["a person", { personId: "a" }, /INDEX audit_person \(person_id=\?/],
    [
      "a person's days",
      { personId: "a", from: 1, to: 2 },
      /INDEX audit_person \(person_id=\? AND at>\? AND at<\?/,
    ],
    ["an action", { action: "reply-sent" }, /INDEX audit_action \(action=\?/],
    ["days", { from: 1, to: 2 }, /INDEX audit_at \(at>\? AND at<\?\)/],
    ["a later page", { before: { at: 2, id: 2 } }, /INDEX audit_at \(.*at<\?/],
  ])("reads %s in the order of an index, sorting nothing", async (_, filter, index) => {
    const { database, queries } = watchQueries(env.DB);
    await createAuditStore(database).read(filter, 51);
    const plan = await planOf(env.DB, queries.find((query) => query.includes('from "audit"')) ?? "");
    expect(plan).toMatch(index);
    expect(plan).not.toContain("TEMP B-TREE");
  });

  it("forgets after three years what the retention job takes, and nothing else", async () => {
    await audit.forget(now);
    expect((await audit.read({}, 10)).entries.map(({ id }) => id)).toEqual([4, 3, 2]);
  });
});
