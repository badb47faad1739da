import { ActivityHandler, type StatePropertyAccessor, type TurnContext } from "botbuilder-core";
import type { BotActivity, Channel } from "../activity.ts";
import type { Form } from "../answers/answer.ts";
import type { AnswerBook } from "../answers/book.ts";
import { type Content, type Phrases, phrasesIn, type Style } from "../answers/content.ts";
import type { Understand, Understanding } from "../language/match.ts";
import type { OwnReply } from "../language/model.ts";
import { type Chosen, chosen } from "./chosen.ts";
import { ownReply } from "./own-replies.ts";
import { answerWith, askWhich, greet, greetWith, handOver, say } from "./replies.ts";
import { NEW_STATE, type TurnState } from "./turn-state.ts";

/** What a turn draws on; nothing of it changes within a turn. */
export type BotDeps = { content: Content; book: AnswerBook; understand: Understand };

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
      if (step.urgent && !saysStopLine(step.reply)) await send(context, say(this.phrases(state).lossFirst));
      await send(context, step.reply);
      await next();
    });
  }

  private respond(text: string, state: TurnState): Step {
    if (text.trim() === "") return { reply: say(this.phrases(state).empty, "unsure"), state };
    const choice = chosen(this.deps.content, this.deps.book, state, text);
    return choice ? this.choose(choice, state) : this.understand(text, state);
  }

  private phrases({ style }: TurnState): Phrases {
    return phrasesIn(this.deps.content, style);
  }

  private choose(choice: Chosen, state: TurnState): Step {
    if (choice === "none") return this.unsure({ ...state, choices: [] });
    if (choice === "more") return this.more(state);
    if ("style" in choice) return this.speak(choice.style, state);
    return this.answer(choice.answer, state);
  }

  private more(state: TurnState): Step {
    const phrases = this.phrases(state);
    if (state.lastForm === "full") return { reply: say(phrases.noMore, "unsure", [phrases.human]), state };
    return this.answer(state.lastAnswer ?? "", state, { wanted: "full" });
  }

  /** Says the last answer again in the other style; without one, that the style is changed. */
  private speak(style: Style, before: TurnState): Step {
    const state = { ...before, style, unclear: 0 };
    if (state.lastAnswer && this.deps.book.get(state.lastAnswer)) {
      return this.answer(state.lastAnswer, state);
    }
    const { easierFromNow, usualFromNow, usual } = this.phrases(state);
    const words = style === "easy" ? easierFromNow.replace("{usual}", usual) : usualFromNow;
    return { reply: greetWith(this.phrases(state), words), state };
  }

  private understand(text: string, state: TurnState): Step {
    const understood = this.deps.understand(text, state.lastAnswer);
    return { ...this.follow(understood, state), urgent: understood.urgent };
  }

  private follow(understood: Understanding, state: TurnState): Step {
    if (understood.kind === "unsure") return this.unsure(state);
    if (understood.kind === "choices") return this.clarify(understood.answers, state);
    const { target, near } = understood;
    return "answer" in target
      ? this.answer(target.answer, state, { near })
      : this.own(target.reply, state, near);
  }

  private answer(
    id: string,
    state: TurnState,
    { near, wanted }: { near?: string[]; wanted?: Form } = {},
  ): Step {
    const { content, book } = this.deps;
    const answer = book.get(id);
    // A stored choice may be of an answer that a later version of the content no longer has.
    if (!answer) return this.unsure(state);
    const form = wanted ?? this.usualForm(state);
    return {
      reply: answerWith({ content, book }, answer, form, { near, now: this.now }),
      state: { ...state, lastAnswer: id, lastForm: form, choices: [], unclear: 0 },
    };
  }

  private usualForm({ style }: TurnState): Form {
    if (style === "easy") return "easy";
    return this.channel === "line" ? "short" : "full";
  }

  private clarify(ids: string[], state: TurnState): Step {
    const answers = ids.flatMap((id) => this.deps.book.get(id) ?? []);
    return {
      reply: askWhich(this.phrases(state), answers),
      state: { ...state, choices: answers.map(({ id }) => id), unclear: 0 },
    };
  }

  private unsure(state: TurnState): Step {
    const phrases = this.phrases(state);
    const words = state.unclear > 0 ? phrases.unsureAgain.replace("{human}", phrases.human) : phrases.unsure;
    return {
      reply: say(words, "unsure", [phrases.human]),
      state: { ...state, choices: [], unclear: state.unclear + 1 },
    };
  }

  private handOver(state: TurnState): Step {
    const already = state.handedOverAt !== undefined && this.now - state.handedOverAt < SAME_REQUEST_MS;
    const reply = handOver(this.phrases(state), already);
    return { reply, state: already ? state : { ...state, handedOverAt: this.now } };
  }

  private own(reply: OwnReply, before: TurnState, near: string[]): Step {
    const state = { ...before, choices: [], unclear: 0 };
    if (reply === "human") return this.handOver(state);
    if (reply === "easier" || reply === "usual")
      return this.speak(reply === "easier" ? "easy" : "usual", state);
    const { content, book } = this.deps;
    const nearTitles = near.flatMap((id) => book.get(id)?.title ?? []);
    return { reply: ownReply(this.phrases(state), content.office, reply, nearTitles), state };
  }
}

/** The number to stop a card stands in every answer about a loss, and in some of our own words. */
function saysStopLine({ text }: BotActivity): boolean {
  return text.includes("0120-95-0178");
}

async function send(context: TurnContext, activity: BotActivity): Promise<void> {
  await context.sendActivity(activity);
}
