import { z } from "zod";
import { channel } from "../../activity.ts";

/** Where a ticket stands; which leads to which is desk/transitions.ts. */
export const ticketState = z.enum(["waiting", "assigned", "pending", "resolved"]);
export type TicketState = z.infer<typeof ticketState>;

/** What led to a person. `agent`: one took the conversation over unasked. */
const reason = z.enum(["asked", "unclear", "flow", "distress", "upset", "agent"]);
export type Reason = z.infer<typeof reason>;

/** 1: a card is lost or stolen, or somebody may be in danger; 2: upset; 3: everything else. */
const priority = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type Priority = z.infer<typeof priority>;

/** What the matcher thought of: an answer's or flow's id, its title, and how likely, 0 to 1. */
const candidate = z.object({ id: z.string(), title: z.string(), score: z.number() });

/** One thing that a guided flow found out, in words: question and answer. */
const fact = z.object({ question: z.string(), answer: z.string() });

/** What is known of the case when a person is called. */
const situation = z.object({
  /** the guided flow's title and what was answered in it */
  flow: z.object({ title: z.string(), facts: z.array(fact) }).exactOptional(),
  /** who writes, where a flow asked for it, in its words */
  audience: z.string().exactOptional(),
  candidates: z.array(candidate).max(5),
});
export type Situation = z.infer<typeof situation>;

/** A message of the conversation as the desk keeps it, redacted. `seq` is its place in the conversation. */
export const ticketMessage = z.object({
  seq: z.number().int(),
  role: z.enum(["user", "bot", "agent"]),
  text: z.string(),
  at: z.number(),
});
export type TicketMessage = z.infer<typeof ticketMessage>;

/** A conversation that a person shall read. Text is redacted, times are Unix milliseconds. */
export const ticket = z.object({
  /** for people, counted from 1 */
  number: z.number().int(),
  id: z.string(),
  conversationId: z.string(),
  channel,
  state: ticketState,
  reason,
  priority,
  situation,
  lastMessage: z.string(),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  createdAt: z.number(),
  /** since when the user waits for an answer; the queue's order within a priority */
  waitingSince: z.number(),
  firstResponseAt: z.number().nullable(),
  resolvedAt: z.number().nullable(),
  /** until when an answer is due; null while the user is to answer */
  dueAt: z.number().nullable(),
  reopenedCount: z.number().int(),
  /** what the user tapped after the last resolution */
  feedback: z.enum(["solved", "unsolved"]).nullable(),
});
export type Ticket = z.infer<typeof ticket>;

/** What a new ticket begins with; the rest follows. */
export const newTicket = ticket
  .pick({
    id: true,
    conversationId: true,
    channel: true,
    reason: true,
    priority: true,
    situation: true,
    lastMessage: true,
    createdAt: true,
  })
  .extend({ dueAt: z.number() });
export type NewTicket = z.infer<typeof newTicket>;
