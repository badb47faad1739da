import type { Channel, IncomingEvent } from "../activity.ts";
import { content, pages } from "../answers/compiled.ts";
import type { ConversationDoor, Participant, Receipt, ShownMessage } from "../channels/door.ts";
import type * as seen from "../desk/conversation-door.ts";
import { config } from "../env.ts";
import { causeOf, log } from "../log.ts";
import type { Transcript } from "../transcripts/transcript.ts";
import { acceptEvent } from "./accept.ts";
import { deliverOutbox } from "./delivery.ts";
import * as door from "./desk-door.ts";
import { destinationsOf } from "./destinations.ts";
import { type Knowledge, loadKnowledge } from "./knowledge.ts";
import { keepPace } from "./pace.ts";
import { rateAnswer, styleOf } from "./page-door.ts";
import { placeIn } from "./place.ts";
import { ConversationRecord } from "./record.ts";
import { suggestionsFor } from "./suggestions.ts";
import { transcriptOf } from "./transcript.ts";
import { openTranscript, transcriptPath, withdrawTranscript } from "./transcript-link.ts";
import { questionOf } from "./turn-log.ts";
import { takeTurn } from "./turns.ts";

/** So much later an alarm finishes what a crash left, and tries again what should not have failed. */
const RESCUE_MS = 3_000;
const STALLED_MS = 60_000;

/**
 * One conversation: its inbox, messages, state and outbox in SQLite of its own. An event is committed before receive()
 * returns, so a channel may tell its sender that it has arrived; turns are taken one at a time, in order.
 */
export class Conversation extends ConversationRecord implements ConversationDoor, seen.DeskDoor {
  private readonly destinations = destinationsOf(this.env, () =>
    door.tellPages(this.database, this.env.DESK_FEED),
  );
  private readonly outside = {
    content,
    knowledge: () => this.knowledge(),
    now: () => Date.now(),
    randomId: () => crypto.randomUUID(),
    ahead: placeIn(() => this.destinations.desk.tickets),
    transcripts: { words: pages.transcripts, publicUrl: config(this.env).PUBLIC_URL },
  };
  private turns: Promise<void> | undefined;
  private deliveries: Promise<void> | undefined;

  async start({ id, channel, lineUserId }: Participant): Promise<boolean> {
    if (!this.database.isMade()) {
      this.prepare();
      await this.ctx.blockConcurrencyWhile(() => this.database.migrate());
    }
    const now = Date.now();
    const self = { id, channel, lineUserId: lineUserId ?? null, startedAt: now };
    const begun = this.database.begin({ ...self, transcriptKey: crypto.randomUUID() });
    if (begun && channel === "web") {
      await this.receive({ id: "join", kind: "join", text: "", at: now });
      await this.settled();
    }
    return begun;
  }

  async receive(event: IncomingEvent, unlimited = false): Promise<Receipt> {
    if (!this.database.isMade()) return { result: "unknown-conversation" };
    const paced = unlimited ? event : keepPace(this.database, event);
    if (!paced) return { result: "too-many" };
    const isNew = this.database.atomically(() => acceptEvent(this.database, paced, this.outside));
    // A repeated event sets work going too, should the first time have ended before it did.
    const waits = this.database.nextEvent() !== undefined;
    if (waits) {
      this.prepare();
      if (event.kind !== "join") this.live.typing(Date.now(), crypto.randomUUID());
    }
    if (waits || this.database.nextAttemptTime() !== undefined) await this.setGoing();
    return { result: isNew ? "accepted" : "duplicate", seq: this.database.seqOfEvent(event.id) ?? 0 };
  }

  async settled(): Promise<void> {
    while (this.database.nextEvent()) await this.takeTurns();
  }

  async history(seq: number, limit?: number): Promise<ShownMessage[] | null> {
    return this.database.isMade() ? this.database.messagesAfter(seq, limit) : null;
  }

  /** Opens a stream (channels/web/follow.ts). Anything else of HTTP comes through the Worker's routes. */
  override async fetch(request: Request): Promise<Response> {
    if (!this.database.isMade()) return new Response(null, { status: 404 });
    return this.live.accept(Number(new URL(request.url).searchParams.get("after")));
  }

  /** Readers of a stream only read. */
  override webSocketMessage(): void {}

  async style() {
    return styleOf(this.self());
  }

  async rate(seq: number, helpful: boolean, at: number): Promise<boolean> {
    if (!this.database.isMade()) return false;
    const rated = rateAnswer(this.database, { seq, helpful, at }, this.outside.randomId);
    if (rated) await this.setGoing();
    return rated;
  }

  async transcriptPath(): Promise<string | null> {
    return this.self() ? transcriptPath(this.database, this.outside) : null;
  }

  async transcript(key: string): Promise<Transcript | null> {
    return openTranscript(this.database, content, this.self(), key, Date.now());
  }

  async withdrawTranscript(key: string): Promise<boolean> {
    return withdrawTranscript(this.database, this.self(), key, this.outside);
  }

  async channel(): Promise<Channel | null> {
    return this.self()?.channel ?? null;
  }

  async agentSays(reply: seen.AgentReply): Promise<seen.AgentSaid> {
    if (!this.database.isMade()) return { result: "closed" };
    const { book } = await this.knowledge();
    const said = door.sayForAgent(this.database, this.outside, book, reply);
    await this.setGoing();
    return said;
  }

  async deskDid(deed: seen.DeskDeed): Promise<void> {
    if (!this.database.isMade()) return;
    door.followDeed(this.database, this.outside, deed);
    await this.setGoing();
  }

  async deskMessages(): Promise<seen.DeskMessage[]> {
    return this.database.isMade() ? door.messagesForDesk(this.database) : [];
  }

  async deskTranscript(): Promise<Transcript> {
    return transcriptOf(content, this.database.isMade() ? this.database.messagesAfter(0) : [], null);
  }

  async questionOf(seq: number): Promise<seen.Question | null> {
    return this.database.isMade() ? (questionOf(this.database, content, seq) ?? null) : null;
  }

  async suggestions(): Promise<seen.Suggestion[]> {
    if (!this.database.isMade()) return [];
    const { book, understand } = await this.knowledge();
    return suggestionsFor(this.database, { content, book, understand }, Date.now());
  }

  override async alarm(): Promise<void> {
    if (!(await this.grewOld())) await this.work();
  }

  /** Begins what waits, and sets the alarm that begins it should that not end. */
  private async setGoing(): Promise<void> {
    await this.ctx.storage.setAlarm(Date.now() + RESCUE_MS);
    this.ctx.waitUntil(this.work());
  }

  private async work(): Promise<void> {
    const turns = await Promise.allSettled([this.takeTurns()]);
    const deliveries = await Promise.allSettled([this.deliver()]);
    const faults = [...turns, ...deliveries].filter(({ status }) => status === "rejected");
    if (faults.length === 0) return;
    const cause = faults.map((fault) => ("reason" in fault ? causeOf(fault.reason) : "")).join("; ");
    log("error", "conversation-stalled", { conversation: this.self()?.id, cause });
    await this.ctx.storage.setAlarm(Date.now() + STALLED_MS);
  }

  /** One at a time: whoever comes while turns are being taken waits for the same run, which empties the inbox. */
  private takeTurns(): Promise<void> {
    this.turns ??= this.emptyInbox().finally(() => {
      this.turns = undefined;
    });
    return this.turns;
  }

  private async emptyInbox(): Promise<void> {
    for (let event = this.database.nextEvent(); event; event = this.database.nextEvent()) {
      // Between turns, events that have come meanwhile are stored: their senders wait for one turn at most.
      await scheduler.wait(0);
      await takeTurn(this.database, event, this.outside);
    }
  }

  private deliver(): Promise<void> {
    this.deliveries ??= this.emptyOutbox().finally(() => {
      this.deliveries = undefined;
    });
    return this.deliveries;
  }

  private async emptyOutbox(): Promise<void> {
    await deliverOutbox(this.database, this.destinations, () => Date.now());
    // Looked up anew: while the last entry was on its way, a turn may have added another.
    const next = this.database.nextEvent() ? Date.now() : this.database.nextAttemptTime();
    await this.ctx.storage.setAlarm(next ?? this.growsOldAt());
  }

  private readonly knowledge = (): Promise<Knowledge> => loadKnowledge(this.env.ASSETS);

  /** Begins to load the matcher, should this isolate not have it yet, while storage is still busy. */
  private prepare(): void {
    // Who awaits it gets the error.
    this.knowledge().catch(() => {});
  }
}
