import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { deskAccounts } from "../../../src/answers/compiled.ts";
import { runJobs } from "../../../src/desk/jobs.ts";
import { sendNotices } from "../../../src/desk/notices.ts";
import { createNoticeStore } from "../../../src/storage/desk/notices.ts";
import { planOf, watchQueries } from "../../support/queries.ts";
import { HANA, move, openTicket } from "../../support/tickets.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const notices = createNoticeStore(env.DB);

/** Starts ten days apart, so that a test's tickets are no news to the next. */
let start = Date.UTC(2026, 0, 1);
let now = 0;
let sent: string[] = [];
let answer: () => Response | Promise<Response>;

beforeEach(() => {
  start += 10 * 24 * HOUR;
  now = start;
  sent = [];
  answer = () => new Response("ok");
});

async function tell(): Promise<void> {
  await sendNotices({
    notices,
    said: deskAccounts.notice,
    webhookUrl: "https://chat.example/hook",
    deskUrl: "https://desk.example",
    fetch: async (_, init) => {
      sent.push(String(init?.body));
      return await answer();
    },
    now: () => now,
  });
}

const open = (parts = {}) => openTicket({ createdAt: start, dueAt: start + 2 * HOUR, ...parts });

describe("a notice", () => {
  it("tells of a new ticket once, with its link and nothing that the user wrote", async () => {
    const ticket = await open({
      lastMessage: "田中です。カードをなくしました",
      priority: 1,
      channel: "line",
    });
    await tell();
    await tell();
    expect(sent).toHaveLength(1);
    const { text } = JSON.parse(sent[0] ?? "") as { text: string };
    expect(text).toContain(
      `No.${ticket.number}（至急、LINE） https://desk.example/desk/tickets/${ticket.id}`,
    );
    expect(text).not.toMatch(/田中|なくしました/);
    expect(text).not.toContain(ticket.conversationId);
  });

  it("tells of a ticket whose time is over, once for each time", async () => {
    await open();
    await tell();
    now = start + 2 * HOUR;
    await tell();
    await tell();
    expect(sent).toHaveLength(2);
    expect(sent[1]).toContain("返信の目安の時刻を過ぎた");
  });

  it("tells of a ticket that is opened again, each time", async () => {
    const ticket = await open({ dueAt: start + 100 * HOUR });
    await tell();
    for (let times = 1; times <= 2; times++) {
      now += HOUR;
      await move(ticket, "resolve", HANA, { now });
      await tell();
      await move(ticket, "reopen", undefined, { now: now + MINUTE });
      now += MINUTE;
      await tell();
      await tell();
    }
    expect(sent).toHaveLength(3);
    expect(sent[1]).toContain(`続きがあります。No.${ticket.number}`);
  });

  it("tells nothing of a ticket that was answered in time", async () => {
    const ticket = await open();
    await move(ticket, "claim", HANA, { now });
    await move(ticket, "reply", HANA, { now });
    now = start + 3 * HOUR;
    await tell();
    expect(sent).toHaveLength(0);
  });

  it("is one message for many, the urgent first", async () => {
    for (let count = 0; count < 25; count++) await open({ priority: count === 24 ? 1 : 3 });
    await tell();
    await tell();
    expect(sent.map((body) => body.split("No.").length - 1)).toEqual([20, 5]);
    expect(sent[1]).toMatch(/No\.\d+（至急/);
  });

  it.each([
    ["an error", () => new Response("no", { status: 500 })],
    ["a redirect", () => Response.redirect("https://elsewhere.example/", 302)],
    ["no answer", () => Promise.reject(new TypeError("network"))],
  ])("is sent again after growing waits when the chat gives %s", async (_, fault) => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    answer = fault;
    await open({ dueAt: start + 100 * 24 * HOUR });
    const sentAfter: number[] = [];
    for (let minute = 0; minute <= 64; minute++) {
      const before = sent.length;
      await tell();
      if (sent.length > before) sentAfter.push(minute);
      now += MINUTE;
    }
    expect(sentAfter).toEqual([0, 1, 3, 7, 15, 31, 63]);
    answer = () => new Response("ok");
    now = start + 200 * MINUTE;
    await tell();
    await tell();
    expect(sent).toHaveLength(sentAfter.length + 1);
    vi.restoreAllMocks();
  });

  it("is given up after two days", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    answer = () => new Response("no", { status: 404 });
    await open({ dueAt: start + 100 * 24 * HOUR });
    for (; now < start + 5 * 24 * HOUR; now += 30 * MINUTE) await tell();
    expect(sent).toHaveLength(16);
    vi.restoreAllMocks();
  });

  it("is found by an index, however many tickets there are", async () => {
    const { database, queries } = watchQueries(env.DB);
    await createNoticeStore(database).collect(now);
    const plans = await Promise.all(queries.map((sql) => planOf(env.DB, sql)));
    expect(plans.join("\n")).toContain("tickets_created_at");
    expect(plans.join("\n")).toContain("tickets_due");
    expect(plans.join("\n")).not.toMatch(/SCAN tickets(?! USING)/);
  });

  it("is not lost when whoever took it died, and not sent twice by two at once", async () => {
    await open();
    await notices.collect(now);
    const [one, other] = await Promise.all([notices.take(now, 20), notices.take(now, 20)]);
    expect(one.length + other.length).toBe(1);
    now += MINUTE;
    await tell();
    expect(sent).toHaveLength(1);
  });
});

describe("jobs", () => {
  it("run by the minute and by the hour; one that fails is named in the log and stops no other", async () => {
    const lines = vi.spyOn(console, "error").mockImplementation(() => {});
    const ran: string[] = [];
    const jobs = {
      minutely: {
        broken: () => Promise.reject(new Error("oh no")),
        notices: async () => void ran.push("minute"),
      },
      hourly: { sweep: async () => void ran.push("hour") },
    };
    await runJobs(jobs, Date.UTC(2026, 0, 1, 12, 1));
    expect(ran).toEqual(["minute"]);
    await runJobs(jobs, Date.UTC(2026, 0, 1, 13, 0));
    expect(ran).toEqual(["minute", "minute", "hour"]);
    expect(String(lines.mock.calls[0])).toContain('"job":"broken"');
    vi.restoreAllMocks();
  });
});
