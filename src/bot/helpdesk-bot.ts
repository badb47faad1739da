import { ActivityHandler, type StatePropertyAccessor } from "botbuilder-core";
import type { BotActivity } from "../activity.ts";
import { phrasesIn } from "../answers/content.ts";
import { greet, greetWith, say } from "./replies.ts";
import { type BotDeps, respond, type TurnOf } from "./respond.ts";
import { NEW_STATE, type TurnState } from "./turn-state.ts";

/** The helpdesk's conversation: one message in, its replies out, before them at most a notice that cannot wait. */
export class HelpdeskBot extends ActivityHandler {
  /**
   * @param deps content, answers and matcher
   * @param memory where the turn's state lies
   * @param turn the channel, which decides between short and full answers, and the time in Unix milliseconds
   */
  constructor(deps: BotDeps, memory: StatePropertyAccessor<TurnState>, turn: TurnOf) {
    super();
    this.onMembersAdded(async (context, next) => {
      const { style } = await memory.get(context, NEW_STATE);
      const phrases = phrasesIn(deps.content, style);
      const greeting = turn.channel === "line" ? greetWith(phrases, phrases.greetingOnLine) : greet(phrases);
      await context.sendActivity(greeting);
      await next();
    });
    this.onMessage(async (context, next) => {
      const state = await memory.get(context, NEW_STATE);
      const step = respond(deps, turn, context.activity.text ?? "", state);
      await memory.set(context, step.state);
      if (step.urgent && !step.replies.some(saysStopLine)) {
        await context.sendActivity(say(phrasesIn(deps.content, step.state.style).lossFirst));
      }
      for (const reply of step.replies) await context.sendActivity(reply);
      await next();
    });
  }
}

/** The number to stop a card stands in every answer about a loss, and in some of our own words. */
function saysStopLine({ text }: BotActivity): boolean {
  return text.includes("0120-95-0178");
}
