import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { toGrams, toMatch } from "../../../src/storage/desk/grams.ts";
import { createQueue, PAGE_SIZE } from "../../../src/storage/desk/queue.ts";
import type { QueueFilter } from "../../../src/storage/desk/queue-filter.ts";
import type { Ticket } from "../../../src/storage/desk/ticket.ts";
import { HANA, move, openTicket, store } from "../../support/tickets.ts";

async function listed(filter: QueueFilter): Promise<string[]> {
  return (await store.queue.page(filter)).rows.map(({ ticket }) => ticket.lastMessage);
}

async function withMessage(text: string, parts: Parameters<typeof openTicket>[0] = {}): Promise<Ticket> {
  const opened = await openTicket({ lastMessage: text, ...parts });
  await store.messages.add(opened.number, [{ seq: 1, role: "user", text, at: 1 }]);
  return opened;
}

describe("the queue", () => {
  beforeAll(async () => {
    await withMessage("暗証番号を忘れた", { createdAt: 1 });
    await withMessage("カードを盗まれた", { priority: 1, createdAt: 3 });
    await withMessage("なくしたカードの件です", { priority: 1, createdAt: 2, channel: "line" });
    const done = await withMessage("ﾏｲﾅﾎﾟｰﾀﾙのＱＲコード");
    await move(done, "resolve", HANA);
    const own = await withMessage("代理で受け取りたい", { dueAt: 10 });
    await store.notes.label([own.number], "代理");
    await move(own, "claim", HANA);
  });

  it("has losses and thefts first, then who has waited longest", async () => {
    expect(await listed({ tab: "open" })).toEqual([
      "なくしたカードの件です",
      "カードを盗まれた",
      "暗証番号を忘れた",
      "代理で受け取りたい",
    ]);
  });

  it.each<[string, QueueFilter, string[]]>([
    ["what is done", { tab: "resolved" }, ["ﾏｲﾅﾎﾟｰﾀﾙのＱＲコード"]],
    ["one's own", { tab: "open", assignee: "a1" }, ["代理で受け取りたい"]],
    ["a label", { tab: "open", label: "代理" }, ["代理で受け取りたい"]],
    ["a channel", { tab: "waiting", channel: "line" }, ["なくしたカードの件です"]],
    ["what is overdue", { tab: "open", overdueAt: 100 }, ["代理で受け取りたい"]],
    ["two letters", { tab: "open", search: "盗ま" }, ["カードを盗まれた"]],
    ["two words", { tab: "open", search: "カード　なくした" }, ["なくしたカードの件です"]],
    ["another width", { tab: "resolved", search: "マイナポータル qr" }, ["ﾏｲﾅﾎﾟｰﾀﾙのＱＲコード"]],
    [
      "letters that only meet across two words",
      { tab: "resolved", search: "ルのＱ" },
      ["ﾏｲﾅﾎﾟｰﾀﾙのＱＲコード"],
    ],
    ["what nobody wrote", { tab: "open", search: "運転免許" }, []],
    ["a single letter", { tab: "open", search: "盗" }, []],
    ["FTS5's own signs", { tab: "open", search: '"* OR NOT (' }, []],
  ])("finds %s", async (_, filter, texts) => {
    expect(await listed(filter)).toEqual(texts);
  });

  it("counts what is open", async () => {
    expect(await store.queue.counts("a1", 100)).toEqual({
      waiting: 3,
      assigned: 1,
      pending: 0,
      own: 1,
      overdue: 1,
    });
  });

  it("goes on where the page before ended", async () => {
    for (let i = 0; i < PAGE_SIZE; i++) await openTicket({ priority: 2, createdAt: 100 + i });
    const first = await store.queue.page({ tab: "open" });
    expect(first.rows).toHaveLength(PAGE_SIZE);
    const second = await store.queue.page({ tab: "open", after: first.next });
    const numbers = [...first.rows, ...second.rows].map(({ ticket }) => ticket.number);
    expect(new Set(numbers).size).toBe(PAGE_SIZE + 4);
    expect(second.next).toBeUndefined();
  });

  it("finds nothing any more that its sender took back", async () => {
    const opened = await withMessage("まちがえて送った文");
    await store.messages.remove(opened.conversationId, 1);
    expect(await listed({ tab: "open", search: "まちがえて" })).toEqual([]);
    expect((await store.tickets.get(opened.id))?.lastMessage).toBe("");
  });
});

/** The plan of every query that a call makes. */
async function plans(call: (database: D1Database) => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const recording = new Proxy(env.DB, {
    get: (target, name) => {
      if (name === "prepare") {
        return (query: string) => {
          statements.push(query);
          return target.prepare(query);
        };
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  await call(recording);
  return await Promise.all(
    statements.map(async (query) => {
      const numbers = (query.match(/\?/g) ?? []).map((_, i) =>
        query.includes("match") && i < 2 ? '"カー"' : 1,
      );
      const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${query}`)
        .bind(...numbers)
        .all<{ detail: string }>();
      return results.map(({ detail }) => detail).join("\n");
    }),
  );
}

describe("a page of the queue", () => {
  it.each<[QueueFilter, string]>([
    [{ tab: "open" }, "tickets_open"],
    [{ tab: "waiting" }, "tickets_state"],
    [{ tab: "waiting", after: "3.5.7" }, "tickets_state"],
    [{ tab: "resolved" }, "tickets_resolved"],
    [{ tab: "resolved", after: "5.7" }, "tickets_resolved"],
    [{ tab: "open", assignee: "a1" }, "tickets_assignee"],
  ])("%j is read in one query along its index %s, without sorting the table", async (filter, index) => {
    const [plan, ...more] = await plans((database) => createQueue(database).page(filter));
    expect(more).toEqual([]);
    expect(plan).toMatch(new RegExp(`tickets USING (COVERING )?INDEX ${index}`));
    expect(plan).not.toMatch(/SCAN tickets\n|SCAN ticket_messages/);
  });

  it("searches along the full-text index", async () => {
    const [plan, ...more] = await plans((database) =>
      createQueue(database).page({ tab: "open", search: "カード" }),
    );
    expect(more).toEqual([]);
    expect(plan).toContain("ticket_search VIRTUAL TABLE INDEX");
    expect(plan).toContain("tickets USING INTEGER PRIMARY KEY");
  });

  it("counts what is open without reading what is done", async () => {
    const [plan] = await plans((database) => createQueue(database).counts("a1", 1));
    expect(plan).toContain("USING INDEX tickets_open");
  });
});

describe("what is searched for", () => {
  it("is every pair of letters in a row", () => {
    expect(toGrams("カード、なくした")).toBe("カー ード 0 なく くし した");
    expect(toMatch("ｶｰﾄﾞ なく")).toBe('"カー ード" AND "なく"');
    expect(toMatch("a 😀")).toBeUndefined();
  });
});
