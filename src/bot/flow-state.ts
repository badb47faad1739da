import { z } from "zod";

/** A flow in progress: what was answered; where that leads is derived by walking. */
export const flowState = z.object({
  id: z.string(),
  version: z.number(),
  answers: z.record(z.string(), z.string()),
  /** how often in a row an answer was not understood */
  misses: z.number().default(0),
  /** begun beside an answer, not asked for: whoever asks something else hears no more of it */
  offered: z.boolean().default(false),
  /** when it was last answered or asked, Unix time in milliseconds */
  at: z.number(),
});
export type FlowState = z.infer<typeof flowState>;

/** Hours later a flow goes on where it was; after a day it politely begins anew. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * @param flow in progress
 * @param now Unix time in milliseconds
 * @returns whether it may still go on
 */
export function isKept({ at }: FlowState, now: number): boolean {
  return now - at < KEPT_MS;
}
