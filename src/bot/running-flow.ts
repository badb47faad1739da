import { FLOWS } from "../flows/all.ts";
import { END, type Flow, walk } from "../flows/define-flow.ts";
import { isKept } from "./flow-state.ts";
import type { TurnState } from "./turn-state.ts";

/**
 * @param state the turn's
 * @param now Unix time in milliseconds
 * @returns the flow that waits for an answer, and the state; a flow that was left for a day, or that has another version now, waits
 *   no more and leaves the state, as `expired` where it had not come to its end; `ended` where it had
 */
export function runningFlow(
  state: TurnState,
  now: number,
): { flow?: Flow; expired?: Flow; ended?: Flow; state: TurnState } {
  const flow = state.flow && FLOWS.get(state.flow.id);
  if (!state.flow || !flow) return { state };
  const kept = isKept(state.flow, now) && state.flow.version === flow.version;
  const ended = walk(flow, state.flow.answers).at === END;
  if (kept) return ended ? { ended: flow, state } : { flow, state };
  const { flow: _, ...rest } = state;
  return ended ? { ended: flow, state: rest } : { expired: flow, state: rest };
}
