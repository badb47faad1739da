import { describe, expect, it } from "vitest";
import { readDay } from "../../src/eligibility/read-day.ts";
import { telephoneHours } from "../../src/eligibility/telephone-hours.ts";

/** A Tuesday. */
const TODAY = "2026-11-24";

describe("a day as people write it", () => {
  it.each([
    ["6月30日", "2027-06-30"],
    ["12月1日でお願いします", "2026-12-01"],
    ["11月24日", "2026-11-24"],
    ["6/30", "2027-06-30"],
    ["2027年6月30日", "2027-06-30"],
    ["2027-06-30", "2027-06-30"],
    ["令和9年6月30日", "2027-06-30"],
    ["r9.6.30", "2027-06-30"],
    ["六月三十日", "2027-06-30"],
    ["十二月十日", "2026-12-10"],
    ["来月の第2火曜", "2026-12-08"],
    ["来月第二火曜日", "2026-12-08"],
    ["再来月の第1金曜", "2027-01-01"],
    ["3月の第3水曜", "2027-03-17"],
    ["来月10日", "2026-12-10"],
    ["来週の水曜", "2026-12-02"],
    ["今週の金曜日", "2026-11-27"],
    ["再来週月曜", "2026-12-07"],
    ["10日後", "2026-12-04"],
    ["2週間後", "2026-12-08"],
    ["あさって", "2026-11-26"],
    ["明日", "2026-11-25"],
  ])("%s is %s", (text, day) => {
    expect(readDay(text, TODAY)).toBe(day);
  });

  it.each(["6月31日", "2月30日", "13月1日", "来月の第5月曜", "いつか", "", "火曜の午後", "30日"])(
    "%s is none",
    (text) => {
      expect(readDay(text, TODAY)).toBeUndefined();
    },
  );
});

describe("the telephone's hours today", () => {
  it.each([
    ["a weekday", "2026-11-24", { from: "9時30分", until: "20時" }],
    ["a Saturday", "2026-11-28", { from: "9時30分", until: "17時30分" }],
    ["勤労感謝の日", "2026-11-23", { from: "9時30分", until: "17時30分" }],
    ["憲法記念日", "2027-05-03", { from: "9時30分", until: "17時30分" }],
    ["around New Year, of which the manual says nothing", "2026-12-31", undefined],
  ])("%s, %s", (_, day, hours) => {
    expect(telephoneHours(day)).toEqual(hours);
  });
});
