import type { BotActivity } from "../activity.ts";
import type { TurnState } from "./turn-state.ts";

/** What a message comes to within the bot: replies in their order and what to remember after them. */
export type Step = { replies: BotActivity[]; state: TurnState; urgent?: boolean };
