import { ActivityHandler, type StatePropertyAccessor, type TurnContext } from "botbuilder-core";
import type { BotActivity, Channel } from "../activity.ts";
import type { Content } from "../answers/content.ts";
import type { Understand, Understanding } from "../language/match.ts";
import type { OwnReply } from "../language/model.ts";
import { type Chosen, chosen } from "./chosen.ts";
import { answerWith, askWhich, greet, handOver, say } from "./replies.ts";
import { NEW_STATE, type TurnState } from "./turn-state.ts";

/** What a turn draws on; nothing of it changes within a turn. */
export type BotDeps = { content: Content; understand: Understand };

/** Asked for again within a day, a person is the same request; later it is a new one. */
const SAME_REQUEST_MS = 24 * 60 * 60 * 1000;

/** A reply and what to remember after it. */
type Step = { reply: BotActivity; state: TurnState; urgent?: boolean };

/** The helpdesk's conversation: one message in, one reply out, before it at most a notice that cannot wait. */
export class HelpdeskBot extends ActivityHandler {
  private readonly deps: BotDeps;
  private readonly channel: Channel;
  private readonly now: number;

  /**
   * @param deps content and matcher
   * @param memory where the turn's state lies
   * @param turn the channel, which decides between short and full answers, and the time in Unix milliseconds
   */
  constructor(
    deps: BotDeps,
    memory: StatePropertyAccessor<TurnState>,
    turn: { channel: Channel; now: number },
  ) {
    super();
    this.deps = deps;
    this.channel = turn.channel;
    this.now = turn.now;
    this.onMembersAdded(async (context, next) => {
      await send(context, greet(deps.content.phrases));
      await next();
    });
    this.onMessage(async (context, next) => {
      const state = await memory.get(context, NEW_STATE);
      const step = this.respond(context.activity.text ?? "", state);
      await memory.set(context, step.state);
      if (step.urgent && !saysStopLine(step.reply)) await send(context, say(deps.content.phrases.lossFirst));
      await send(context, step.reply);
      await next();
    });
  }

  private respond(text: string, state: TurnState): Step {
    if (text.trim() === "") return { reply: say(this.deps.content.phrases.empty, "unsure"), state };
    const choice = chosen(this.deps.content, state, text);
    return choice ? this.choose(choice, state) : this.understand(text, state);
  }

  private choose(choice: Chosen, state: TurnState): Step {
    if (choice === "none") return this.unsure({ ...state, choices: [] });
    if (choice === "more") return this.more(state);
    return this.answer(choice.answer, state);
  }

  private more(state: TurnState): Step {
    const { phrases } = this.deps.content;
    if (state.lastForm === "full") return { reply: say(phrases.noMore, "unsure", [phrases.human]), state };
    return this.answer(state.lastAnswer ?? "", state, "full");
  }

  private understand(text: string, state: TurnState): Step {
    const understood = this.deps.understand(text);
    return { ...this.follow(understood, state), urgent: understood.urgent };
  }

  private follow(understood: Understanding, state: TurnState): Step {
    if (understood.kind === "unsure") return this.unsure(state);
    if (understood.kind === "choices") return this.clarify(understood.answers, state);
    const { target } = understood;
    return "answer" in target ? this.answer(target.answer, state) : this.own(target.reply, state);
  }

  private answer(id: string, state: TurnState, wanted?: "full"): Step {
    const { content } = this.deps;
    const answer = content.answers[id];
    // A stored choice may be of an answer that a later version of the content no longer has.
    if (!answer) return this.unsure(state);
    const form = wanted ?? (this.channel === "line" ? "short" : "full");
    return {
      reply: answerWith(content, answer, form, this.now),
      state: { ...state, lastAnswer: id, lastForm: form, choices: [], unclear: 0 },
    };
  }

  private clarify(ids: string[], state: TurnState): Step {
    const answers = ids.flatMap((id) => this.deps.content.answers[id] ?? []);
    return {
      reply: askWhich(this.deps.content.phrases, answers),
      state: { ...state, choices: answers.map(({ id }) => id), unclear: 0 },
    };
  }

  private unsure(state: TurnState): Step {
    const { phrases } = this.deps.content;
    const words = state.unclear > 0 ? phrases.unsureAgain.replace("{human}", phrases.human) : phrases.unsure;
    return {
      reply: say(words, "unsure", [phrases.human]),
      state: { ...state, choices: [], unclear: state.unclear + 1 },
    };
  }

  private handOver(state: TurnState): Step {
    const already = state.handedOverAt !== undefined && this.now - state.handedOverAt < SAME_REQUEST_MS;
    const reply = handOver(this.deps.content.phrases, already);
    return { reply, state: already ? state : { ...state, handedOverAt: this.now } };
  }

  private own(reply: OwnReply, before: TurnState): Step {
    const { phrases } = this.deps.content;
    const state = { ...before, choices: [], unclear: 0 };
    switch (reply) {
      case "human":
        return this.handOver(state);
      case "out-of-scope":
        return { reply: say(phrases.outOfScope, "unsure", [phrases.human]), state };
      case "greeting":
        return { reply: greet(phrases, "unsure"), state };
      case "emergency":
        return { reply: say(phrases.emergency, "unsure", [phrases.human]), state };
      case "about-bot":
        return { reply: say(phrases.aboutBot, "unsure", [phrases.human]), state };
      case "thanks":
        return { reply: say(phrases.thanks, "unsure"), state };
    }
  }
}

/** The number to stop a card stands in every answer about a loss, and in some of our own words. */
function saysStopLine({ text }: BotActivity): boolean {
  return text.includes("0120-95-0178");
}

async function send(context: TurnContext, activity: BotActivity): Promise<void> {
  await context.sendActivity(activity);
}
