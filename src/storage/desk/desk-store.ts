import { type RecentConversation, recentConversations } from "./conversations.ts";
import { createDeliveryFailures, type DeliveryFailures } from "./delivery-failures.ts";
import { createFigureStore, type FigureStore } from "./figures.ts";
import { createGapStore, type GapStore } from "./gaps.ts";
import { createTicketMessageStore, type TicketMessageStore } from "./messages.ts";
import { createNoteStore, type NoteStore } from "./notes.ts";
import { createQueue, type Queue } from "./queue.ts";
import { createTicketStore, type TicketStore } from "./tickets.ts";

/** All of D1 that the desk's console works with. */
export type DeskStore = {
  tickets: TicketStore;
  queue: Queue;
  messages: TicketMessageStore;
  notes: NoteStore;
  failures: DeliveryFailures;
  figures: FigureStore;
  gaps: GapStore;
  /** @returns in which conversations somebody wrote last, newest first */
  recentConversations(limit: number): Promise<RecentConversation[]>;
};

/** @param database the D1 binding */
export function createDeskStore(database: D1Database): DeskStore {
  return {
    tickets: createTicketStore(database),
    queue: createQueue(database),
    messages: createTicketMessageStore(database),
    notes: createNoteStore(database),
    failures: createDeliveryFailures(database),
    figures: createFigureStore(database),
    gaps: createGapStore(database),
    recentConversations: (limit) => recentConversations(database, limit),
  };
}
