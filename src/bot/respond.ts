import type { Channel } from "../activity.ts";
import type { Form, GivableAnswer } from "../answers/answer.ts";
import type { AnswerBook } from "../answers/book.ts";
import { type Content, type Phrases, phrasesIn, type Style } from "../answers/content.ts";
import { dayInJapan } from "../eligibility/japanese-date.ts";
import { FLOWS, flowOf } from "../flows/all.ts";
import type { Flow } from "../flows/define-flow.ts";
import type { Understand, Understanding } from "../language/match.ts";
import { leadsTo, type OwnReply } from "../language/model.ts";
import { type Chosen, chosen } from "./chosen.ts";
import { askErasure } from "./erasure.ts";
import { afterSummary, answerFlow, ask, askAgain, beginAnew, enterFlow, leadOn } from "./flow-steps.ts";
import { candidatesOf } from "./heard.ts";
import { ownReply } from "./own-replies.ts";
import { asHandover } from "./person-words.ts";
import { answerWith, askWhich, greetWith, say, withChoicesOf } from "./replies.ts";
import { runningFlow } from "./running-flow.ts";
import { isUnclear, type Step } from "./step.ts";
import type { TurnState } from "./turn-state.ts";

/** What a turn draws on; nothing of it changes within a turn. */
export type BotDeps = { content: Content; book: AnswerBook; understand: Understand };

/** Where and when a turn happens; the time is Unix time in milliseconds. */
export type TurnOf = { channel: Channel; now: number };

/** In a flow a short answer (「いきました」) may look a little like distress; who is in distress scores above this (0.96 and more). */
const DISTRESS_IN_FLOW = 0.8;

/**
 * What the bot says to a message, and remembers.
 *
 * @param deps content, answers and matcher
 * @param turn channel and time
 * @param text the redacted message
 * @param state after the turn before
 * @returns replies and the state after this turn
 */
export function respond(deps: BotDeps, turn: TurnOf, text: string, state: TurnState): Step {
  return new Responder(deps, turn).respond(text, state);
}

class Responder {
  private readonly deps: BotDeps;
  private readonly turn: TurnOf;

  constructor(deps: BotDeps, turn: TurnOf) {
    this.deps = deps;
    this.turn = turn;
  }

  respond(text: string, before: TurnState): Step {
    if (text.trim() === "") return { replies: [say(this.phrases(before).empty, "unsure")], state: before };
    const { flow, expired, ended, state } = runningFlow(before, this.turn.now);
    const answered = flow
      ? answerFlow(this.flowTurn(), flow, state, text, state.flow?.offered)
      : ended && afterSummary(this.flowTurn(), ended, state, text);
    if (answered) return answered;
    const choice = chosen(this.deps.content, this.deps.book, state, text);
    const step = choice
      ? this.choose(choice, state)
      : this.understand(text, state, state.flow?.offered ? undefined : flow);
    if (flow && state.flow?.offered) return this.leave(flow, state, step, text);
    if (flow) return this.goOn(flow, state, step);
    // What means nothing by itself was the answer to a question of long ago.
    return expired && isUnclear(step) ? beginAnew(this.flowTurn(), expired, state) : step;
  }

  /** After something else was answered, or nothing was understood, in the middle of a flow. */
  private goOn(flow: Flow, before: TurnState, step: Step): Step {
    // Who wants a person is not pressed to go on; the question still waits.
    if (step.call || step.state.flow !== before.flow) return step;
    if (isUnclear(step)) {
      const again = askAgain(this.flowTurn(), flow, { ...before, heard: step.state.heard });
      return { ...again, ...(step.urgent ? { urgent: true } : {}) };
    }
    const { flowGoesOn } = this.phrases(step.state);
    const question = ask(this.flowTurn(), flow, step.state, flowGoesOn);
    return { ...step, replies: [...step.replies, ...question.replies], state: question.state };
  }

  /** A flow that only followed an answer is over once something else is asked; what means nothing else may still answer its question. */
  private leave(flow: Flow, before: TurnState, step: Step, text: string): Step {
    if (isUnclear(step)) return answerFlow(this.flowTurn(), flow, before, text) ?? step;
    if (step.call || step.state.flow !== before.flow) return step;
    return { ...step, state: { ...step.state, flow: undefined } };
  }

  private flowTurn() {
    return { content: this.deps.content, now: this.turn.now };
  }

  private phrases({ style }: TurnState): Phrases {
    return phrasesIn(this.deps.content, style);
  }

  private choose(choice: Chosen, state: TurnState): Step {
    if (choice === "none") return this.unsure({ ...state, choices: [] });
    if (choice === "which") return this.clarify(state.choices, state);
    if (choice === "more") return this.more(state);
    if ("style" in choice) return this.speak(choice.style, state);
    return this.answer(choice.answer, state, { restated: !choice.named });
  }

  private more(state: TurnState): Step {
    const phrases = this.phrases(state);
    if (state.lastForm === "full")
      return { replies: [say(phrases.noMore, "unsure", [phrases.human])], state };
    return this.answer(state.lastAnswer ?? "", state, { wanted: "full" });
  }

  /** Says the last answer again in the other style; without one, that the style is changed. */
  private speak(style: Style, before: TurnState): Step {
    const state = { ...before, style, unclear: 0 };
    const { lastAnswer = "" } = state;
    // A flow asks its question once more in the new style; it does not begin anew.
    if (!flowOf(lastAnswer) && this.deps.book.get(lastAnswer)) return this.answer(lastAnswer, state);
    const { easierFromNow, usualFromNow, usual } = this.phrases(state);
    const words = style === "easy" ? easierFromNow.replace("{usual}", usual) : usualFromNow;
    return { replies: [greetWith(this.phrases(state), words, "answered")], state };
  }

  private understand(text: string, state: TurnState, running?: Flow): Step {
    const understood = this.deps.understand(text, state.lastAnswer);
    const step = this.follow(understood, state, running);
    // A bare wish for a person is about the question before it; among other sentences it is about these.
    const bare = step.call === "asked" && !understood.part;
    const heard = bare ? state.heard : candidatesOf(understood);
    return { ...step, state: { ...step.state, heard }, urgent: understood.urgent };
  }

  private follow(understood: Understanding, state: TurnState, running?: Flow): Step {
    if (understood.kind === "unsure") return this.unsure(state);
    if (understood.kind === "choices") return this.clarify(understood.answers, state);
    const { target, near } = understood;
    const score = (understood.part ?? understood.scores[0])?.score ?? 1;
    if (leadsTo(target, "emergency") && running && score < DISTRESS_IN_FLOW) return this.unsure(state);
    if ("reply" in target) return this.own(target.reply, state, near);
    // Somebody who tells more of the same in the middle of a flow has not answered its question.
    if (running && flowOf(target.answer) === running) return this.unsure(state);
    return this.answer(target.answer, state, { near, restated: true });
  }

  private answer(
    id: string,
    state: TurnState,
    { near, wanted, restated }: { near?: string[]; wanted?: Form; restated?: boolean } = {},
  ): Step {
    const flow = flowOf(id);
    if (flow) {
      const entering = { ...state, lastAnswer: id, lastForm: "full" as const, choices: [], unclear: 0 };
      return enterFlow(this.flowTurn(), flow, entering);
    }
    const { content, book } = this.deps;
    const answer = book.get(id);
    // A stored choice may be of an answer that a later version of the content no longer has.
    if (!answer) return this.unsure(state);
    const form = wanted ?? this.usualForm(state);
    const reply = answerWith({ content, book }, answer, form, { near, restated, now: this.turn.now });
    const answered = { ...state, lastAnswer: id, lastForm: form, choices: [], unclear: 0 };
    return this.leadOn(answer, { replies: [reply], state: answered });
  }

  /** From an answer into the flow that makes it fit for the reader's own case, unless another flow waits for an answer. */
  private leadOn({ leads }: GivableAnswer, step: Step): Step {
    const flow = leads && FLOWS.get(leads.flow);
    const [reply] = step.replies;
    const waits = runningFlow(step.state, this.turn.now).flow !== undefined && !step.state.flow?.offered;
    if (!flow || !reply || waits) return step;
    const question = leadOn(this.flowTurn(), flow, leads.answers, step.state);
    const [asking] = question.replies;
    // Tapping is possible under the last message only: what the answer offers goes there too.
    const replies = asking ? [reply, withChoicesOf(reply, asking)] : [reply];
    return { replies, state: question.state };
  }

  private usualForm({ style }: TurnState): Form {
    if (style === "easy") return "easy";
    return this.turn.channel === "line" ? "short" : "full";
  }

  private clarify(ids: string[], state: TurnState): Step {
    const answers = ids.flatMap((id) => this.deps.book.get(id) ?? []);
    return {
      replies: [askWhich(this.phrases(state), answers)],
      state: { ...state, choices: answers.map(({ id }) => id), unclear: 0 },
    };
  }

  private unsure(state: TurnState): Step {
    const phrases = this.phrases(state);
    const offered = state.unclear > 0;
    const words = offered ? phrases.unsureAgain.replace("{human}", phrases.human) : phrases.unsure;
    const reply = say(words, "unsure", [phrases.human]);
    return {
      replies: [offered ? asHandover(reply) : reply],
      state: { ...state, choices: [], unclear: state.unclear + 1, offered },
    };
  }

  private own(reply: OwnReply, before: TurnState, near: string[]): Step {
    const state = { ...before, choices: [], unclear: 0 };
    if (reply === "human") return { replies: [], state, call: "asked" };
    if (reply === "upset") return { replies: [], state, call: "upset" };
    if (reply === "unclear") return this.unsure(before);
    if (reply === "erase") return askErasure(this.deps.content, before);
    if (reply === "easier" || reply === "usual")
      return this.speak(reply === "easier" ? "easy" : "usual", state);
    const { content, book } = this.deps;
    const nearTitles = near.flatMap((id) => book.get(id)?.title ?? []);
    const replies = [
      ownReply(this.phrases(state), content.office, reply, nearTitles, dayInJapan(this.turn.now)),
    ];
    return reply === "emergency" ? { replies, state, call: "distress" } : { replies, state };
  }
}
