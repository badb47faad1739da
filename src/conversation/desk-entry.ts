import { z } from "zod";
import { newTicket } from "../storage/desk/ticket.ts";

/** The conversation's place up to which the desk is to have its messages; their text stays here until then. */
const upTo = { ticket: z.string(), seq: z.number(), at: z.number() };

/**
 * What the desk is told of a conversation, in order, through the outbox: a person is called, or needed again; the user or an
 * agent wrote; the user went back to the bot, rated, left a number to call.
 */
export const deskEntry = z.discriminatedUnion("type", [
  z.object({ type: z.literal("open"), ...upTo, opening: newTicket.omit({ lastMessage: true }) }),
  z.object({ type: z.literal("reopen"), ...upTo, feedback: z.literal("unsolved").exactOptional() }),
  z.object({ type: z.literal("wrote"), ...upTo }),
  z.object({ type: z.literal("said"), ...upTo }),
  z.object({ type: z.literal("returned"), ...upTo }),
  z.object({ type: z.literal("rated"), ...upTo, feedback: z.enum(["solved", "unsolved"]) }),
  z.object({ type: z.literal("callback"), ...upTo, telephone: z.string() }),
]);
export type DeskEntry = z.infer<typeof deskEntry>;
