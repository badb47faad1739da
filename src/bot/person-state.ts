import { z } from "zod";

/** A person who was called, or has joined. */
export const personState = z.object({
  /** the ticket's id */
  ticket: z.string(),
  /** nobody has taken it yet; somebody reads and answers; it is over */
  phase: z.enum(["waiting", "with", "closed"]),
  /** since when, Unix time in milliseconds */
  at: z.number(),
  /** the next message is asked to hold a telephone number */
  awaitsNumber: z.boolean().default(false),
  /** whether it helped was asked and not answered yet */
  awaitsRating: z.boolean().default(false),
});
export type PersonState = z.infer<typeof personState>;

/** Whoever needs a person again this soon goes on with the same ticket. */
const SAME_TICKET_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * @param person of the conversation, if there is one
 * @returns whether messages go to a person and the bot is silent
 */
export function isWithPerson(person: PersonState | undefined): boolean {
  return person !== undefined && person.phase !== "closed";
}

/**
 * @param person of the conversation, if there is one
 * @param now Unix time in milliseconds
 * @returns whether a person was here within the last week
 */
export function wasWithPerson(person: PersonState | undefined, now: number): boolean {
  return person?.phase === "closed" && now - person.at < SAME_TICKET_MS;
}
