/**
 * `npm run bench:desk`: what a page of the desk costs the database. Seeds a made-up desk into a SQLite file of its own (100,000
 * tickets and 2,000,000 messages; `-- --tickets 10000 --messages 200000` for less) and times what the console asks.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseArgs } from "node:util";
import { Faults } from "../../src/compile/faults.ts";
import { diskSource, ROOT } from "../../src/compile/files.ts";
import { readSources } from "../../src/compile/sources.ts";
import { createDeskStore } from "../../src/storage/desk/desk-store.ts";
import { fillDesk } from "./made-up-desk.ts";
import { SqliteD1 } from "./sqlite-d1.ts";

const MIGRATIONS = join(ROOT, "src/storage/desk/migrations");
const LIMIT_MS = 50;
const TIMES = 20;

const { values: size } = parseArgs({
  options: {
    tickets: { type: "string", default: "100000" },
    messages: { type: "string", default: "2000000" },
  },
});
const sources = readSources(diskSource(ROOT), new Faults());
if (!sources) throw new Error("there are faults in content/: npm run compile names them");

const folder = mkdtempSync(join(tmpdir(), "madoguchi-desk-"));
try {
  const file = join(folder, "desk.sqlite");
  const database = new DatabaseSync(file);
  database.exec("pragma journal_mode = off; pragma synchronous = off");
  for (const name of readdirSync(MIGRATIONS).filter((entry) => entry.endsWith(".sql"))) {
    database.exec(readFileSync(join(MIGRATIONS, name), "utf8"));
  }
  const users = sources.intents.flatMap(({ examples }) => examples);
  const bot = Object.values(sources.content.answers).map(({ short }) => short.text);
  const begin = performance.now();
  fillDesk(database, { users, bot }, { tickets: Number(size.tickets), messages: Number(size.messages) });
  const seconds = ((performance.now() - begin) / 1000).toFixed(0);
  const megabytes = (statSync(file).size / 1e6).toFixed(0);
  console.log(
    `${size.tickets} tickets, ${size.messages} messages: ${megabytes} MB, seeded in ${seconds} s\n`,
  );
  await measure(new SqliteD1(database));
  database.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @returns the median, in milliseconds of database time */
async function timeOf(d1: SqliteD1, name: string, ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    d1.reset();
    await ask();
    times.push(d1.spent);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const median = sorted[TIMES / 2] ?? 0;
  console.log(`| ${name} | ${d1.statements} | ${median.toFixed(1)} | ${sorted.at(-1)?.toFixed(1)} |`);
  return median;
}

async function measure(d1: SqliteD1): Promise<void> {
  // Only what drizzle calls is there; src never sees it.
  const { queue, messages, tickets, figures, recentConversations } = createDeskStore(
    d1 as unknown as D1Database,
  );
  const end = Date.parse("2026-11-24T10:00:00+09:00");
  const figuresOf = (days: number) => () => figures.of(end - (days - 1) * 86_400_000, end);
  const middle = Math.floor(Number(size.tickets) / 2);
  const deep = `${Date.parse("2026-11-24T10:00:00+09:00") - middle * 60_000}.${middle}`;
  const pages: [string, () => Promise<unknown>][] = [
    ["open", () => queue.page({ tab: "open" })],
    ["waiting", () => queue.page({ tab: "waiting" })],
    ["one's own", () => queue.page({ tab: "open", assignee: "agent-3" })],
    ["overdue", () => queue.page({ tab: "open", overdueAt: Date.parse("2026-11-24T10:00:00+09:00") })],
    ["resolved", () => queue.page({ tab: "resolved" })],
    ["resolved, in the middle", () => queue.page({ tab: "resolved", after: deep })],
    ["resolved, a label", () => queue.page({ tab: "resolved", label: "施設" })],
    ["search 「カード」, open", () => queue.page({ tab: "open", search: "カード" })],
    ["search 「カード」, resolved", () => queue.page({ tab: "resolved", search: "カード" })],
    ["search 「顔認証」, waiting", () => queue.page({ tab: "waiting", search: "顔認証" })],
    [
      "search 「暗証番号を忘れた」, resolved",
      () => queue.page({ tab: "resolved", search: "暗証番号を忘れた" }),
    ],
    ["search 「点字」, resolved", () => queue.page({ tab: "resolved", search: "点字" })],
    ["search 「代理人 施設の」, two words", () => queue.page({ tab: "resolved", search: "代理人 施設の" })],
    ["search, nothing found", () => queue.page({ tab: "resolved", search: "暗号資産口座" })],
    ["counts over the tabs", () => queue.counts("agent-3", Date.now())],
    ["place in the queue", () => tickets.ahead(3, Date.now())],
    ["a ticket's messages", () => messages.of(middle)],
    ["recent conversations", () => recentConversations(50)],
  ];
  // Not a list: read now and then, by few.
  const overviews: [string, () => Promise<unknown>][] = [
    ["figures of 7 days", figuresOf(7)],
    ["figures of 28 days", figuresOf(28)],
    ["figures of 90 days", figuresOf(90)],
  ];
  console.log("| page | statements | median ms | slowest ms |");
  console.log("|---|---|---|---|");
  let worst = 0;
  for (const [name, ask] of pages) worst = Math.max(worst, await timeOf(d1, name, ask));
  for (const [name, ask] of overviews) await timeOf(d1, name, ask);
  console.log(`\nslowest median ${worst.toFixed(1)} ms, limit ${LIMIT_MS} ms`);
  if (worst > LIMIT_MS) process.exitCode = 1;
}
