import { describe, expect, it } from "vitest";
import { nextState } from "../../../src/desk/transitions.ts";
import { HANA, move, openTicket, store, TARO } from "../../support/tickets.ts";

describe("a ticket", () => {
  it("goes from waiting to an agent, to the user and back, to its end, and begins anew", async () => {
    const opened = await openTicket();
    const states = [];
    for (const [action, by] of [
      ["claim", HANA],
      ["reply", HANA],
      ["write", undefined],
      ["resolve", HANA],
      ["reopen", undefined],
    ] as const) {
      const moved = await move(opened, action, by);
      states.push("ticket" in moved ? moved.ticket.state : moved.result);
    }
    expect(states).toEqual(["assigned", "pending", "assigned", "resolved", "waiting"]);
    expect(await store.tickets.get(opened.id)).toMatchObject({
      assigneeId: null,
      firstResponseAt: 3_000_000,
      resolvedAt: null,
      reopenedCount: 1,
    });
    const history = await store.tickets.events(opened.number);
    expect(history.map(({ action, agentName, toState }) => [action, agentName, toState])).toEqual([
      ["open", null, "waiting"],
      ["claim", "花子", "assigned"],
      ["reply", "花子", "pending"],
      ["write", null, "assigned"],
      ["resolve", "花子", "resolved"],
      ["reopen", null, "waiting"],
    ]);
  });

  it("is claimed by one of two who press at once, and the other is told who has it", async () => {
    const opened = await openTicket();
    const both = await Promise.all([move(opened, "claim", HANA), move(opened, "claim", TARO)]);
    expect(both.map(({ result }) => result).sort()).toEqual([
      "moved",
      expect.stringMatching(/refused|overtaken/),
    ]);
    const winner = both.find(({ result }) => result === "moved");
    const loser = both.find(({ result }) => result !== "moved");
    expect(loser).toMatchObject({
      ticket: { assigneeName: winner && "ticket" in winner && winner.ticket.assigneeName },
    });
    const claims = (await store.tickets.events(opened.number)).filter(({ action }) => action === "claim");
    expect(claims).toHaveLength(1);
  });

  it("is not claimed once it is resolved, nor reopened while it is open", async () => {
    const opened = await openTicket();
    expect((await move(opened, "reopen")).result).toBe("refused");
    await move(opened, "resolve", HANA);
    expect((await move(opened, "claim", HANA)).result).toBe("refused");
    expect(await move({ id: "none" }, "claim", HANA)).toEqual({ result: "unknown" });
  });

  it("keeps its place in the queue when its user writes while waiting, and gets a new one after an answer", async () => {
    const opened = await openTicket();
    expect((await move(opened, "write")).result).toBe("refused");
    expect((await store.tickets.get(opened.id))?.waitingSince).toBe(opened.waitingSince);
    await move(opened, "claim", HANA);
    await move(opened, "reply", HANA);
    expect((await store.tickets.get(opened.id))?.dueAt).toBeNull();
    await move(opened, "write", undefined, { now: 4_000_000 });
    expect(await store.tickets.get(opened.id)).toMatchObject({
      waitingSince: 4_000_000,
      dueAt: expect.any(Number),
    });
  });

  it("forgets the number to call back when it is resolved", async () => {
    const opened = await openTicket();
    await store.notes.keepCallback(opened.number, "000-1234-5678", 1);
    await move(opened, "claim", HANA);
    expect((await store.notes.callback(opened.number))?.telephone).toBe("000-1234-5678");
    await move(opened, "resolve", HANA);
    expect(await store.notes.callback(opened.number)).toBeUndefined();
  });

  it("is one ticket however often its opening is delivered", async () => {
    const first = await openTicket({ id: "same" });
    const again = await openTicket({ id: "same" });
    expect(again.number).toBe(first.number);
    expect(await store.tickets.events(first.number)).toHaveLength(1);
  });
});

describe("the table of transitions", () => {
  it("lets nothing out of resolved but beginning anew", () => {
    for (const action of [
      "claim",
      "release",
      "transfer",
      "reply",
      "write",
      "resolve",
      "hand-back",
      "return",
    ] as const) {
      expect(nextState("resolved", action)).toBeUndefined();
    }
  });
});
