import { describe, expect, it } from "vitest";
import type { Delivered } from "../../../src/dev/line-simulator/platform.ts";
import type { Stored } from "../../soak/stored.ts";
import { judge } from "../../soak/verdict.ts";

const stored: Stored = {
  events: [{ event_id: "e", processed_at: 1 }],
  entries: [{ event_id: "e", delivery_key: "k", state: "delivered", attempts: 1 }],
};
const reply: Delivered = { via: "reply", to: "U", eventId: "e", replyToken: "r", messages: [], at: 100_000 };
const push: Delivered = { via: "push", to: "U", retryKey: "k", messages: [], at: 160_000 };
const faults = (delivered: Delivered[], kills: number[] = [], what: Stored = stored) =>
  judge(new Set(["e"]), what, delivered, kills).faults;

describe("the soak's verdict", () => {
  it("is content with one answer, by reply or by push", () => {
    expect(faults([reply])).toEqual([]);
    expect(faults([push])).toEqual([]);
  });

  it("finds an event that is not stored, had no turn, or was not answered", () => {
    expect(faults([reply], [], { ...stored, events: [] })).toEqual(["event e is stored 0 times"]);
    const waiting = { ...stored, events: [{ event_id: "e", processed_at: null }] };
    expect(faults([reply], [], waiting)).toEqual(["event e had no turn"]);
    expect(faults([])).toEqual(["event e was not answered (delivered)"]);
  });

  it("finds a second answer, but where the sender could not know that the first had arrived", () => {
    expect(faults([reply, push])).toEqual(["event e was answered 2 times"]);
    expect(faults([{ ...reply, untold: "lose-answer" }, push])).toEqual([]);
    expect(faults([reply, push], [reply.at + 5])).toEqual([]);
    expect(faults([{ ...reply, untold: "hang" }, push, push])).toEqual(["event e was answered 3 times"]);
  });

  it("finds an answer to nothing that was sent", () => {
    expect(faults([reply, { ...reply, eventId: "other" }])).toEqual([
      "1 answers belong to no event that was sent",
    ]);
  });
});
