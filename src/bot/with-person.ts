import { phrasesIn } from "../answers/content.ts";
import { says } from "../answers/person-words.ts";
import type { Understanding } from "../language/match.ts";
import type { OwnReply } from "../language/model.ts";
import { callPerson } from "./call-person.ts";
import { answerErasure } from "./erasure.ts";
import { giveTranscript } from "./own-replies.ts";
import { isWithPerson, type PersonState, wasWithPerson } from "./person-state.ts";
import { asHandover, type PersonTurn, phraseOf, sayOfPerson } from "./person-words.ts";
import { greetWith, say } from "./replies.ts";
import { type BotDeps, respond, type TurnOf } from "./respond.ts";
import type { Step } from "./step.ts";
import type { TurnState } from "./turn-state.ts";

/**
 * What is said to a message by whoever's turn it is: the bot answers, or is silent but for a receipt while a person does;
 * between the two it hands over and takes back.
 *
 * @param deps content, answers and matcher
 * @param turn channel, time, and the id that a new ticket gets
 * @param text the redacted message
 * @param last the state after the turn before
 * @returns replies, the state after this turn, and what the desk is to know
 */
export function answerOrRelay(
  deps: BotDeps,
  turn: TurnOf & { ticketId: string },
  text: string,
  last: TurnState,
): Step {
  const erasure = answerErasure(deps.content, text, last);
  if (erasure) return erasure;
  const before = { ...last, awaitsErasure: false };
  const { person, offered } = before;
  const words = deps.content.person;
  if (person && isWithPerson(person)) return new WithPerson(deps, turn, person, before).take(text);
  const state = { ...before, offered: false };
  if (offered && says(words, "yes", text)) return callPerson(deps, turn, { replies: [], state }, "unclear");
  if (person?.awaitsRating) {
    const rated = rate(deps, turn, text, state, person);
    if (rated) return rated;
  }
  const step = respond(deps, turn, text, state);
  if (step.call)
    return callPerson(deps, turn, step, offered && step.call === "asked" ? "unclear" : step.call);
  // Who has just talked to a person and is not understood is most likely talking to that person.
  const lost = step.state.unclear > state.unclear && wasWithPerson(person, turn.now);
  return lost ? callPerson(deps, turn, { ...step, replies: [] }, "unclear") : step;
}

/** Takes the one tap that is asked for when a person is done. */
function rate(
  deps: BotDeps,
  turn: TurnOf & { ticketId: string },
  text: string,
  before: TurnState,
  person: PersonState,
): Step | undefined {
  const words = deps.content.person;
  const said: PersonTurn = { content: deps.content, style: before.style, now: turn.now };
  const state = { ...before, person: { ...person, awaitsRating: false } };
  if (says(words, "solved", text)) {
    const { greetingChoices, human } = phrasesIn(deps.content, before.style);
    const reply = say(phraseOf(said, "solvedThanks"), "unsure", [...greetingChoices, human]);
    return { replies: [reply], state, desk: { type: "rated", feedback: "solved" } };
  }
  if (!says(words, "unsolved", text)) return undefined;
  const step = callPerson(deps, turn, { replies: [], state }, "asked");
  return step.desk?.type === "reopen" ? { ...step, desk: { type: "reopen", feedback: "unsolved" } } : step;
}

/** One message of a user to the person who was called. */
class WithPerson {
  private readonly deps: BotDeps;
  private readonly person: PersonState;
  private readonly state: TurnState;
  private readonly said: PersonTurn;

  constructor(deps: BotDeps, turn: TurnOf, person: PersonState, state: TurnState) {
    this.deps = deps;
    this.person = person;
    this.state = state;
    this.said = { content: deps.content, style: state.style, now: turn.now };
  }

  take(text: string): Step {
    const words = this.deps.content.person;
    const { awaitsNumber } = this.person;
    if (awaitsNumber && text.includes(words.numberShown)) return this.tell("numberKept");
    if (awaitsNumber && says(words, "notNow", text)) return this.tell("numberNotKept");
    if (says(words, "back", text)) return this.back();
    if (says(words, "leaveNumber", text)) {
      return this.tell("askNumber", [words.taps.notNow], { awaitsNumber: true });
    }
    const understood = text.trim() ? this.deps.understand(text) : undefined;
    if (ownReplyOf(understood) === "transcript") return this.transcript();
    return awaitsNumber ? this.tell("numberUnread", this.taps()) : this.receipt(understood);
  }

  private back(): Step {
    const phrases = phrasesIn(this.deps.content, this.state.style);
    const reply = greetWith(phrases, phraseOf(this.said, "back"), "unsure");
    const person = { ...this.person, phase: "closed" as const, at: this.said.now, awaitsNumber: false };
    return { replies: [reply], state: { ...this.state, person }, desk: { type: "returned" } };
  }

  /** That it has arrived; where it is urgent, what cannot wait for a person. */
  private receipt(understood: Understanding | undefined): Step {
    const phrases = phrasesIn(this.deps.content, this.state.style);
    const reply = ownReplyOf(understood);
    if (reply === "emergency") {
      const step = this.tell("receipt", this.taps());
      return { ...step, replies: [asHandover(say(phrases.emergency)), ...step.replies] };
    }
    const asksAgain = reply === "human" && this.person.phase === "waiting";
    const step = this.tell(asksAgain ? "calledAgain" : "receipt", this.taps());
    return { ...step, urgent: understood?.urgent ?? false };
  }

  /** The link, which only the bot can give; the person sees that it was asked for. */
  private transcript(): Step {
    const phrases = phrasesIn(this.deps.content, this.state.style);
    const reply = asHandover(giveTranscript(phrases, this.taps()));
    return { replies: [reply], state: this.state, desk: { type: "wrote" } };
  }

  private taps(): string[] {
    const { back, leaveNumber } = this.deps.content.person.taps;
    // Who talks with somebody may answer 「1」, which must not mean a choice of ours.
    return this.person.phase === "waiting" ? [back, leaveNumber] : [];
  }

  private tell(
    which: Parameters<typeof sayOfPerson>[1],
    choices: string[] = [],
    { awaitsNumber = false }: { awaitsNumber?: boolean } = {},
  ): Step {
    const person = { ...this.person, awaitsNumber };
    return {
      replies: [sayOfPerson(this.said, which, choices)],
      state: { ...this.state, person },
      desk: { type: "wrote" },
    };
  }
}

/** What of our own is surely asked for. */
function ownReplyOf(understood: Understanding | undefined): OwnReply | undefined {
  return understood?.kind === "sure" && "reply" in understood.target ? understood.target.reply : undefined;
}
