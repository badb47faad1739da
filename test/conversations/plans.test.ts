import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { content } from "../../src/answers/compiled.ts";
import { readPage } from "../support/web.ts";

const get = async (path: string) => await exports.default.fetch(`http://madoguchi.test${path}`);
const VISIT = "place=facility&date=2027-06-30&people=20&elsewhere=no&face-card=yes&photos=yes&online=paper";

describe("a plan to print", () => {
  it("is the flow's summary with its sources", async () => {
    const response = await get(`/plans/visit?${VISIT}`);
    const page = await readPage(response);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(page).toContain("<h1>出張申請受付の段取り</h1>");
    expect(page).toContain("2027年5月31日(月)ごろ");
    expect(page).toContain("20人");
    expect(page).toContain("第５－１（２）手続の流れ");
    expect(page).toContain("/plans/visit.ics?");
  });

  it("has a calendar file with the dates, each a whole day", async () => {
    const response = await get(`/plans/visit.ics?${VISIT}`);
    const file = await response.text();
    expect(response.headers.get("content-type")).toContain("text/calendar");
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(5);
    expect(file).toContain("DTSTART;VALUE=DATE:20270531");
    expect(file).toContain("DTSTART;VALUE=DATE:20270630");
    expect(file).not.toContain("{day}");
  });

  it("is in やさしい日本語 where the conversation was, its calendar too", async () => {
    const page = await readPage(await get(`/plans/visit?${VISIT}&style=easy`));
    expect(page).toContain(content.flows.visit?.outro.easy.html);
    const calendar = /\/plans\/visit\.ics\?[^"]+/.exec(page)?.[0].replaceAll("&amp;", "&") ?? "";
    const file = await (await get(calendar)).text();
    const titles = content.flows.visit?.parts ?? {};
    expect(file).toContain(`SUMMARY:${titles["step-day"]?.titleEasy?.replace("{day}", "").trim()}`);
  });

  it.each([
    ["/plans/nothing?x=1", 404],
    ["/plans/constructor", 404],
    ["/plans/visit", 400],
    ["/plans/visit?place=facility", 400],
    [`/plans/visit?${VISIT.replace("2027-06-30", "2027-13-45")}`, 400],
    [`/plans/visit?${VISIT.replace("2027-06-30", "<script>")}`, 400],
    [`/plans/visit?${VISIT.replace("people=20", "people=%3Cb%3E")}`, 400],
    ["/plans/loss?what=toString", 400],
    [`/plans/visit.ics?${VISIT.replace("2027-06-30", "undecided")}`, 404],
  ])("%s is refused", async (path, status) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain("<script>");
  });
});
