import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { content } from "../../../src/answers/compiled.ts";
import type { DeliveryResult, LineDelivery } from "../../../src/channels/line/deliver.ts";
import { deliverOutbox } from "../../../src/conversation/delivery.ts";
import type { DeskEntry } from "../../../src/conversation/desk-entry.ts";
import { ConversationDatabase } from "../../../src/storage/conversation/database.ts";
import type { DeliveryFailure } from "../../../src/storage/desk/delivery-failures.ts";
import { createGapStore } from "../../../src/storage/desk/gaps.ts";
import type { NewTicket } from "../../../src/storage/desk/ticket.ts";
import { createTurnStore } from "../../../src/storage/desk/turns.ts";
import { store } from "../../support/tickets.ts";

const HOUR = 60 * 60 * 1000;
const DELAYED: DeliveryResult = { result: "retry", code: "line-503", maybeDelivered: true };

/** A conversation's outbox with a clock of its own; LINE and the desk answer as told. */
async function withOutbox(
  steps: (world: {
    database: ConversationDatabase;
    line: LineDelivery[];
    tickets: NewTicket[];
    erasures: number[];
    failures: DeliveryFailure[];
    deliverAt: (now: number) => Promise<void>;
    enqueueLine: (key: string, replyToken?: string) => void;
  }) => Promise<void>,
  answers: { line?: (delivery: LineDelivery) => DeliveryResult; deskIsDown?: () => boolean },
): Promise<void> {
  const stub = env.CONVERSATION.get(env.CONVERSATION.newUniqueId());
  await runInDurableObject(stub, async (_, state) => {
    const database = new ConversationDatabase(state.storage);
    await database.migrate();
    database.begin({ id: "c", channel: "line", lineUserId: "U1", transcriptKey: "k", startedAt: 0 });
    const line: LineDelivery[] = [];
    const tickets: NewTicket[] = [];
    const erasures: number[] = [];
    const failures: DeliveryFailure[] = [];
    const destinations = {
      line: async (delivery: LineDelivery) => {
        line.push(delivery);
        return answers.line?.(delivery) ?? { result: "delivered" as const };
      },
      content,
      desk: {
        ...store,
        tickets: {
          ...store.tickets,
          open: async (ticket: NewTicket) => {
            if (answers.deskIsDown?.()) throw new Error("D1 is down");
            tickets.push(ticket);
            return await store.tickets.open(ticket);
          },
        },
        messages: {
          ...store.messages,
          remove: async (_: string, seq: number) => {
            erasures.push(seq);
          },
        },
      },
      eraseAtDesk: async () => {},
      feedback: { note: async () => {} },
      turns: createTurnStore(env.DB),
      gaps: createGapStore(env.DB),
      changed: async () => {},
      failures: {
        report: async (failure: DeliveryFailure) => {
          failures.push(failure);
        },
      },
    };
    const enqueueLine = (deliveryKey: string, replyToken?: string) =>
      database.enqueue({
        kind: "line",
        payload: [{ type: "text", text: deliveryKey }],
        replyToken: replyToken ?? null,
        replyTokenUntil: 50_000,
        deliveryKey,
        createdAt: 0,
        nextAttemptAt: 0,
      });
    const deliverAt = (now: number) => deliverOutbox(database, destinations, () => now);
    await steps({ database, line, tickets, erasures, failures, deliverAt, enqueueLine });
  });
}

function enqueueTicket(database: ConversationDatabase): void {
  const opening = {
    id: "t",
    conversationId: "c",
    channel: "line" as const,
    reason: "asked" as const,
    priority: 3 as const,
    situation: { candidates: [] },
    dueAt: 0,
    createdAt: 0,
  };
  const payload: DeskEntry = { type: "open", ticket: "t", seq: 0, at: 0, opening };
  database.enqueue({ kind: "ticket", payload, deliveryKey: "t", createdAt: 0, nextAttemptAt: 0 });
}

describe("the outbox", () => {
  it("uses the reply token while it lives, and pushes under the stored key after", async () => {
    await withOutbox(async ({ line, deliverAt, enqueueLine }) => {
      enqueueLine("in-time", "token");
      await deliverAt(49_999);
      enqueueLine("too-late", "token");
      await deliverAt(50_000);
      expect(line).toMatchObject([
        { replyToken: "token", retryKey: "in-time" },
        { replyToken: undefined, retryKey: "too-late" },
      ]);
    }, {});
  });

  it("waits longer after each try, an hour at most, and gives LINE up after a day", async () => {
    await withOutbox(
      async ({ database, line, failures, deliverAt, enqueueLine }) => {
        enqueueLine("key");
        const waits: number[] = [];
        for (let now = 0; ; ) {
          await deliverAt(now);
          const next = database.nextAttemptTime();
          if (next === undefined) break;
          waits.push(next - now);
          now = next;
        }
        expect(waits.slice(0, 4)).toEqual([2000, 4000, 8000, 16_000]);
        expect(Math.max(...waits)).toBe(HOUR);
        expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(24 * HOUR);
        expect(line.length).toBe(waits.length + 1);
        expect(new Set(line.map(({ retryKey }) => retryKey))).toEqual(new Set(["key"]));
        expect(failures).toMatchObject([{ id: "key", conversationId: "c", code: "line-503" }]);
      },
      { line: () => DELAYED },
    );
  });

  it("waits as long as LINE asks", async () => {
    await withOutbox(
      async ({ database, deliverAt, enqueueLine }) => {
        enqueueLine("key");
        await deliverAt(0);
        expect(database.nextAttemptTime()).toBe(90_000);
      },
      { line: () => ({ result: "retry", code: "line-429", maybeDelivered: false, afterSeconds: 90 }) },
    );
  });

  it("remembers over a crash that a try may have arrived", async () => {
    await withOutbox(async ({ database, line, deliverAt, enqueueLine }) => {
      enqueueLine("key", "token");
      const entry = database.nextDue(["line"], 0);
      if (!entry) throw new Error("nothing is due");
      database.beginAttempt(entry);
      await deliverAt(1000);
      expect(line).toMatchObject([{ replyToken: "token", maybeDelivered: true }]);
    }, {});
  });

  it("sends a second time where LINE leaves no way to know: the reply may have arrived, and its token has died since", async () => {
    let lost = true;
    await withOutbox(
      async ({ line, deliverAt, enqueueLine }) => {
        enqueueLine("key", "token");
        await deliverAt(49_000);
        lost = false;
        await deliverAt(51_000);
        await deliverAt(60_000);
        expect(line).toMatchObject([
          { replyToken: "token", retryKey: "key" },
          { replyToken: undefined, retryKey: "key", maybeDelivered: true },
        ]);
      },
      { line: () => (lost ? DELAYED : { result: "delivered" }) },
    );
  });

  it("is given up at once when LINE asks to wait for longer than a day", async () => {
    await withOutbox(
      async ({ database, failures, deliverAt, enqueueLine }) => {
        enqueueLine("key");
        await deliverAt(0);
        expect(failures).toMatchObject([{ id: "key", code: "line-429" }]);
        expect(database.nextAttemptTime()).toBeUndefined();
      },
      { line: () => ({ result: "retry", code: "line-429", maybeDelivered: false, afterSeconds: 100_000 }) },
    );
  });

  it("never gives a ticket up, and does not let it wait for LINE", async () => {
    let down = true;
    await withOutbox(
      async ({ database, tickets, deliverAt, enqueueLine }) => {
        enqueueTicket(database);
        enqueueLine("key");
        for (let now = 0; now < 72 * HOUR; now += HOUR) await deliverAt(now);
        expect(tickets).toEqual([]);
        down = false;
        await deliverAt(73 * HOUR);
        expect(tickets).toMatchObject([{ id: "t" }]);
        expect(database.nextAttemptTime()).toBeUndefined();
      },
      { line: () => DELAYED, deskIsDown: () => down },
    );
  });
});
