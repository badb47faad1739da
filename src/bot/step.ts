import type { BotActivity } from "../activity.ts";
import type { Call, DeskEffect } from "./desk-effect.ts";
import type { TurnState } from "./turn-state.ts";

/**
 * What a message comes to within the bot: replies in their order and what to remember after them. `call`: a person is needed;
 * `desk`: what the desk is to know; `erase`: the record of the
 * conversation is to go.
 */
export type Step = {
  replies: BotActivity[];
  state: TurnState;
  urgent?: boolean;
  call?: Call;
  desk?: DeskEffect;
  erase?: true;
};
