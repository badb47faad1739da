import { env } from "cloudflare:workers";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { deskAccounts } from "../../src/answers/compiled.ts";
import { barsOf } from "../../src/desk/insight/chart-data.ts";
import { createAuditStore } from "../../src/storage/desk/audit.ts";
import { createFeedbackStore } from "../../src/storage/desk/feedback.ts";
import { createFigureStore } from "../../src/storage/desk/figures.ts";
import { createTurnStore, type Turn } from "../../src/storage/desk/turns.ts";
import { DeskVisitor } from "../support/desk.ts";
import { move, openTicket } from "../support/tickets.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Midnight in Japan has passed by a minute: in UTC it is still the day before. */
const JUST_AFTER_MIDNIGHT = Date.parse("2026-03-02T00:01:00+09:00");
const figures = createFigureStore(env.DB);

async function turn(conversationId: string, seq: number, parts: Partial<Turn>): Promise<void> {
  const at = JUST_AFTER_MIDNIGHT;
  await createTurnStore(env.DB).note({
    conversationId,
    seq,
    at,
    channel: "web",
    outcome: "answered",
    ...parts,
  });
}

describe("the figures", () => {
  beforeAll(async () => {
    await turn("a", 1, { subject: "pin-forgotten" });
    await turn("a", 1, { subject: "pin-forgotten" });
    await turn("a", 3, { outcome: "other" });
    await turn("b", 1, { outcome: "unsure", channel: "line" });
    await turn("b", 3, { outcome: "answered", channel: "line", subject: "pin-forgotten" });
    await turn("b", 5, { outcome: "handed-over", channel: "line" });
    await turn("c", 1, { outcome: "clarify", at: JUST_AFTER_MIDNIGHT - 2 * MINUTE });
    for (const minutes of [1, 5, 60]) {
      const ticket = await openTicket({ createdAt: JUST_AFTER_MIDNIGHT });
      const by = { id: "a1", name: "花子" };
      await move(ticket, "claim", by);
      await move(ticket, "reply", by, { now: JUST_AFTER_MIDNIGHT + minutes * MINUTE });
    }
    const given = { conversationId: "a", answerId: "pin-forgotten", at: JUST_AFTER_MIDNIGHT };
    await createFeedbackStore(env.DB).note({ ...given, seq: 2, helpful: false });
    await createFeedbackStore(env.DB).note({ ...given, seq: 4, helpful: true });
  });

  it("count each conversation once, by day in Japan and channel", async () => {
    const { days, conversations, withoutPerson } = await figures.of(
      JUST_AFTER_MIDNIGHT - DAY,
      JUST_AFTER_MIDNIGHT,
    );
    expect(days).toEqual([
      {
        day: "2026-03-02",
        channel: "line",
        conversations: 1,
        answered: 1,
        clarify: 0,
        unsure: 1,
        handedOver: 1,
      },
      {
        day: "2026-03-02",
        channel: "web",
        conversations: 1,
        answered: 1,
        clarify: 0,
        unsure: 0,
        handedOver: 0,
      },
      {
        day: "2026-03-01",
        channel: "web",
        conversations: 1,
        answered: 0,
        clarify: 1,
        unsure: 0,
        handedOver: 0,
      },
    ]);
    expect({ conversations, withoutPerson }).toEqual({ conversations: 3, withoutPerson: 1 });
  });

  it("tell topics, feedback, and how long people wait in the middle of them", async () => {
    const found = await figures.of(JUST_AFTER_MIDNIGHT, JUST_AFTER_MIDNIGHT);
    expect(found.topics).toEqual([{ subject: "pin-forgotten", times: 2 }]);
    expect(found.feedback).toEqual([{ answerId: "pin-forgotten", helpful: 1, unhelpful: 1 }]);
    expect(found.firstResponse).toBe(5 * MINUTE);
    expect(found.resolution).toBeNull();
  });

  it("are empty, not wrong, where nothing happened", async () => {
    expect(await figures.of(DAY, DAY)).toEqual({
      days: [],
      conversations: 0,
      withoutPerson: 0,
      firstResponse: null,
      resolution: null,
      topics: [],
      feedback: [],
    });
  });
});

describe("the figures' page", () => {
  it("shows supervisors tables in their own words, and takes no range that it does not offer", async () => {
    const visitor = await DeskVisitor.signedIn("supervisor");
    const page = await (await visitor.get("/desk/figures?days=<b>")).text();
    expect(page).toContain(deskAccounts.figures.summary.withoutPerson);
    expect(page).toContain('value="7" selected');
    expect((await (await DeskVisitor.signedIn("agent")).get("/desk/figures")).status).toBe(403);
  });

  it("gives a table as CSV in which no cell is a formula, and the audit knows it", async () => {
    await turn("formula", 1, { subject: "=HYPERLINK(1)", at: Date.now() });
    const visitor = await DeskVisitor.signedIn("supervisor");
    const response = await visitor.get("/desk/figures.csv?days=7&table=topics");
    expect(response.headers.get("content-type")).toContain("text/csv");
    const rows = parse(await response.text(), { bom: true });
    expect(rows).toContainEqual(["'=HYPERLINK(1)", "1"]);
    const { entries } = await createAuditStore(env.DB).read({ action: "data-exported" }, 1);
    expect(entries).toMatchObject([{ detail: "figures-topics" }]);
  });
});

describe("the charts", () => {
  const row = {
    channel: "web",
    conversations: 2,
    answered: 3,
    clarify: 0,
    unsure: 1,
    handedOver: 0,
  } as const;
  const parts = [{ count: "answered" }, { count: "conversations", channel: "line" }] as const;

  it("have a bar for every day, oldest first, also where nothing was said", () => {
    const bars = barsOf([{ ...row, day: "2026-03-02" }], 3, JUST_AFTER_MIDNIGHT, [...parts]);
    expect(bars).toEqual([
      { label: "2/28", values: [0, 0] },
      { label: "3/1", values: [0, 0] },
      { label: "3/2", values: [3, 0] },
    ]);
  });

  it("have a bar for every week of a year, and lose no day", () => {
    const rows = ["2026-02-24", "2026-02-23", "2025-03-03"].map((day) => ({ ...row, day }));
    const bars = barsOf(rows, 365, JUST_AFTER_MIDNIGHT, [...parts]);
    expect(bars).toHaveLength(53);
    expect(bars.at(-1)?.values[0]).toBe(3);
    expect(bars.at(-2)?.values[0]).toBe(3);
    expect(bars.reduce((total, { values }) => total + (values[0] ?? 0), 0)).toBe(9);
  });

  it("are drawn without a script or a style of their own, beside the tables", async () => {
    const visitor = await DeskVisitor.signedIn("supervisor");
    const page = await (await visitor.get("/desk/figures?days=365")).text();
    expect(page.match(/<svg[^>]* role="img"/g)?.length).toBe(3);
    expect(page).not.toMatch(/ style=|<style|<script/);
  });
});
