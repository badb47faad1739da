import { describe, expect, it } from "vitest";
import { counterHours, counterHoursOn } from "../../../src/eligibility/counter-hours.ts";

const plain = counterHours.parse({
  week: [{ days: ["月", "火", "水", "木", "金"], opens: "08:30", closes: "17:15" }],
});
const lunch = counterHours.parse({
  week: [
    { days: ["月", "水"], opens: "09:00", closes: "12:00" },
    { days: ["月", "水"], opens: "13:00", closes: "16:30" },
    { days: ["土"], opens: "09:00", closes: "12:00" },
  ],
  holidays: "open",
  closed: [],
  note: "第2土曜は休みです",
});

describe("a counter's hours", () => {
  it.each([
    ["2026-11-25", "きょう11月25日(水)は、8時30分から17時15分まで", "a working day"],
    [
      "2026-11-28",
      "きょう11月28日(土)は休み。次に開くのは11月30日(月)、8時30分から17時15分まで",
      "a Saturday",
    ],
    [
      "2026-11-23",
      "きょう11月23日(月)、勤労感謝の日は休み。次に開くのは11月24日(火)、8時30分から17時15分まで",
      "a public holiday",
    ],
    [
      "2026-12-29",
      "きょう12月29日(火)は休み。次に開くのは1月4日(月)、8時30分から17時15分まで",
      "the year-end",
    ],
  ])("on %s: %s (%s)", (today, words) => {
    expect(counterHoursOn(plain, today)).toEqual([
      words,
      "月曜から金曜 8時30分から17時15分まで（祝日と年末年始は休み）",
    ]);
  });

  it("may be parted by lunch, differ by day, take public holidays in, and have a note", () => {
    expect(counterHoursOn(lunch, "2026-11-23")).toEqual([
      "きょう11月23日(月)、勤労感謝の日は、9時から12時までと、13時から16時30分まで",
      "月・水曜 9時から12時まで、月・水曜 13時から16時30分まで、土曜 9時から12時まで",
      "第2土曜は休みです",
    ]);
  });

  it.each([
    [{ week: [] }],
    [{ week: [{ days: ["月"], opens: "17:00", closes: "09:00" }] }],
    [{ week: [{ days: ["Mon"], opens: "09:00", closes: "17:00" }] }],
    [{ week: [{ days: ["月"], opens: "9:00", closes: "17:00" }] }],
  ])("that make no sense are refused: %j", (hours) => {
    expect(counterHours.safeParse(hours).success).toBe(false);
  });
});
