import { desc } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { z } from "zod";
import { channel } from "../../activity.ts";
import { tickets } from "./schema.ts";

/** A conversation that needs a person. Its text is redacted. */
export const ticket = z.object({
  id: z.string(),
  conversationId: z.string(),
  channel,
  reason: z.enum(["asked"]),
  lastMessage: z.string(),
  /** Unix time in milliseconds */
  createdAt: z.number(),
});
export type Ticket = z.infer<typeof ticket>;

/** The tickets in D1. */
export type TicketStore = {
  /** Stores a ticket; the same id again changes nothing. Rejects when D1 fails. */
  open(ticket: Ticket): Promise<void>;
  /** @returns the newest tickets, at most `limit` */
  newest(limit: number): Promise<Ticket[]>;
};

/** @param database the D1 binding */
export function createTicketStore(database: D1Database): TicketStore {
  const db = drizzle(database, { casing: "snake_case" });
  return {
    async open(row) {
      await db.insert(tickets).values(row).onConflictDoNothing();
    },
    async newest(limit) {
      return await db.select().from(tickets).orderBy(desc(tickets.createdAt)).limit(limit);
    },
  };
}
