import type { BotActivity } from "../activity.ts";
import type { Call, DeskEffect } from "./desk-effect.ts";
import type { TurnState } from "./turn-state.ts";

/**
 * What a message comes to within the bot: replies in their order and what to remember after them. `call`: a person is needed;
 * `desk`: what the desk is to know; `erase`: the record of the conversation is to go.
 */
export type Step = {
  replies: BotActivity[];
  state: TurnState;
  urgent?: boolean;
  call?: Call;
  desk?: DeskEffect;
  erase?: true;
};

/**
 * @param step what a message came to
 * @returns whether it was not understood, or not surely
 */
export function isUnclear({ replies }: Step): boolean {
  const outcome = replies.at(-1)?.channelData?.outcome;
  return outcome === "unsure" || outcome === "clarify";
}
