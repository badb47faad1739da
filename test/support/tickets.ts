import { env } from "cloudflare:workers";
import { content } from "../../src/answers/compiled.ts";
import { moveTicket } from "../../src/desk/move.ts";
import { createDeskStore } from "../../src/storage/desk/desk-store.ts";
import type { NewTicket, Ticket } from "../../src/storage/desk/ticket.ts";

export const store = createDeskStore(env.DB);
const TARGETS = content.office.helpdesk;
export const HANA = { id: "a1", name: "花子" };
export const TARO = { id: "a2", name: "太郎" };

let count = 0;

/** Opens a ticket; parts of it can be replaced. */
export async function openTicket(parts: Partial<NewTicket> = {}): Promise<Ticket> {
  const id = crypto.randomUUID();
  return await store.tickets.open({
    id,
    conversationId: `conversation-${id}`,
    channel: "web",
    reason: "asked",
    priority: 3,
    situation: { candidates: [] },
    lastMessage: "職員と話したい",
    createdAt: 1_000_000 + ++count,
    dueAt: 2_000_000,
    ...parts,
  });
}

/** Does something to a ticket. */
export async function move(
  { id }: Pick<Ticket, "id">,
  action: Parameters<typeof moveTicket>[3]["action"],
  by?: typeof HANA,
  parts: { to?: typeof HANA; now?: number } = {},
) {
  return await moveTicket(store.tickets, TARGETS, id, {
    action,
    ...(by ? { by } : {}),
    now: 3_000_000,
    ...parts,
  });
}
