import { describe, expect, it } from "vitest";
import { afterOpenMinutes, isOpen, nextOpening } from "../../../src/eligibility/opening-hours.ts";

const HOURS = {
  opens: "08:30",
  closes: "17:15",
  closed: ["12-29", "12-30", "12-31", "01-01", "01-02", "01-03"],
};
const at = (time: string) => Date.parse(`${time}:00+09:00`);
const words = (time: number) => new Date(time + 9 * 3_600_000).toISOString().slice(0, 16);

describe("whether somebody is there", () => {
  it.each([
    ["2026-11-24T08:30", true, "a Tuesday, as the door opens"],
    ["2026-11-24T08:29", false, "a minute before"],
    ["2026-11-24T17:15", false, "as it closes"],
    ["2026-11-21T10:00", false, "a Saturday"],
    ["2026-11-23T10:00", false, "a Monday that is a public holiday"],
    ["2026-12-29T10:00", false, "the year-end"],
    ["2026-12-28T10:00", true, "the last working day of the year"],
  ])("%s: %s (%s)", (time, open) => {
    expect(isOpen(HOURS, at(time))).toBe(open);
  });
});

describe("when somebody is there next", () => {
  it.each([
    ["2026-11-24T10:00", "2026-11-24T10:00"],
    ["2026-11-24T18:00", "2026-11-25T08:30"],
    ["2026-11-20T18:00", "2026-11-24T08:30"],
    ["2026-12-28T18:00", "2027-01-04T08:30"],
    ["2027-04-28T18:00", "2027-04-30T08:30"],
  ])("at %s: %s", (time, next) => {
    expect(words(nextOpening(HOURS, at(time)))).toBe(next);
  });
});

describe("minutes of opening hours", () => {
  it.each([
    ["2026-11-24T10:00", 60, "2026-11-24T11:00"],
    ["2026-11-24T17:00", 60, "2026-11-25T09:15"],
    ["2026-11-20T20:00", 15, "2026-11-24T08:45"],
    ["2026-11-24T08:30", 525, "2026-11-24T17:15"],
    ["2026-12-28T17:00", 240, "2027-01-04T12:15"],
  ])("from %s, %d minutes end at %s", (from, minutes, end) => {
    expect(words(afterOpenMinutes(HOURS, at(from), minutes))).toBe(end);
  });
});
