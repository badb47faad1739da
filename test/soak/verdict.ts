import type { Delivered } from "../../src/dev/line-simulator/platform.ts";
import type { Stored } from "./stored.ts";

/** What happened in a soak, each count with what it must be. */
export type Verdict = {
  figures: Record<string, number>;
  /** what must not be, in words; empty when all is well */
  faults: string[];
};

/** A message that LINE accepted within this time before a kill may have been one whose answer the server did not live to store. */
const BEFORE_KILL_MS = 15_000;

/**
 * Compares what LINE's webhook was told, what the server stored and what users received.
 *
 * @param sent the events that got a 200, by id
 * @param stored inboxes and outboxes at the end
 * @param delivered what LINE delivered
 * @param kills when the server was killed, Unix milliseconds
 * @returns counts, and every breach of: stored once, one turn, answered once, or twice where nobody could know
 */
export function judge(sent: Set<string>, stored: Stored, delivered: Delivered[], kills: number[]): Verdict {
  const faults: string[] = [];
  const inbox = Map.groupBy(stored.events, (event) => event.event_id);
  const outbox = Map.groupBy(stored.entries, (entry) => entry.event_id);
  const eventOfKey = new Map(stored.entries.map((entry) => [entry.delivery_key, entry.event_id]));
  const answers = Map.groupBy(
    delivered,
    ({ eventId, retryKey }) => eventId ?? eventOfKey.get(retryKey ?? "") ?? "",
  );
  let once = 0;
  let twice = 0;
  for (const id of sent) {
    const taken = inbox.get(id) ?? [];
    if (taken.length !== 1) faults.push(`event ${id} is stored ${taken.length} times`);
    if (taken[0]?.processed_at === null) faults.push(`event ${id} had no turn`);
    const entries = outbox.get(id) ?? [];
    if (entries.length !== 1) faults.push(`event ${id} has ${entries.length} answers in the outbox`);
    const received = answers.get(id) ?? [];
    const excused = received.filter((answer) => wasUnknowable(answer, kills)).length;
    if (received.length === 1) once++;
    else if (received.length > 1) twice++;
    if (received.length === 0)
      faults.push(`event ${id} was not answered (${entries[0]?.state ?? "no entry"})`);
    if (received.length > 1 + excused) faults.push(`event ${id} was answered ${received.length} times`);
  }
  const strays = [...answers.keys()].filter((id) => !sent.has(id)).length;
  if (strays > 0) faults.push(`${strays} answers belong to no event that was sent`);
  const pushed = delivered.filter(({ via }) => via === "push").length;
  return {
    figures: {
      "events sent": sent.size,
      "events stored": stored.events.length,
      "answered exactly once": once,
      "answered more than once": twice,
      "replies delivered": delivered.length - pushed,
      "pushes delivered": pushed,
      "tries to deliver": stored.entries.reduce((sum, { attempts }) => sum + attempts, 0),
      breaches: faults.length,
    },
    faults,
  };
}

/** @returns whether the sender could not know that this was delivered */
function wasUnknowable({ untold, at }: Delivered, kills: number[]): boolean {
  return untold !== undefined || kills.some((kill) => at <= kill && at > kill - BEFORE_KILL_MS);
}
