import { ActivityHandler, type StatePropertyAccessor } from "botbuilder-core";
import type { BotActivity } from "../activity.ts";
import { phrasesIn } from "../answers/content.ts";
import type { DeskEffect } from "./desk-effect.ts";
import { greet, greetWith, say } from "./replies.ts";
import type { BotDeps, TurnOf } from "./respond.ts";
import { NEW_STATE, type TurnState } from "./turn-state.ts";
import { answerOrRelay } from "./with-person.ts";

/** The helpdesk's conversation: one message in, its replies out, before them at most a notice that cannot wait. */
export class HelpdeskBot extends ActivityHandler {
  /** what this turn means for the desk */
  desk: DeskEffect | undefined;
  /** the user wants the record of the conversation gone */
  erase = false;

  /**
   * @param deps content, answers and matcher
   * @param memory where the turn's state lies
   * @param turn the channel, which decides between short and full answers, the time in Unix milliseconds, and the id that a
   * ticket of this turn gets
   */
  constructor(deps: BotDeps, memory: StatePropertyAccessor<TurnState>, turn: TurnOf & { ticketId: string }) {
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
      const step = answerOrRelay(deps, turn, context.activity.text ?? "", state);
      this.desk = step.desk;
      this.erase = step.erase ?? false;
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
