import { z } from "zod";
import { FORMS } from "../answers/answer.ts";
import { style } from "../answers/content.ts";
import { flowState } from "./flow-state.ts";
import { personState } from "./person-state.ts";

/** What the bot remembers of a conversation from turn to turn. */
export const turnState = z.object({
  /** the last answer given, which 「くわしく」 asks more of */
  lastAnswer: z.string().optional(),
  /** how much of it was said */
  lastForm: z.enum(FORMS).optional(),
  /** how the bot speaks in this conversation */
  style: style.default("usual"),
  /** the answers offered in the last turn, in their order */
  choices: z.array(z.string()).default([]),
  /** the guided flow in progress, or the last one, which may be gone on with */
  flow: flowState.optional(),
  /** how many turns in a row were not understood */
  unclear: z.number().default(0),
  /** a person was offered in the last turn: 「はい」 takes the offer */
  offered: z.boolean().default(false),
  /** it was asked whether the record of the conversation shall go */
  awaitsErasure: z.boolean().default(false),
  /** what the matcher thought of at the last message that was no wish for a person, best first */
  heard: z.array(z.object({ id: z.string(), score: z.number() })).default([]),
  /** the person who was called, or the last one */
  person: personState.optional(),
});
export type TurnState = z.infer<typeof turnState>;

/** A conversation's first state. */
export const NEW_STATE: TurnState = turnState.parse({});
