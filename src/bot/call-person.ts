import { FLOWS } from "../flows/all.ts";
import { END, onPath, walk } from "../flows/define-flow.ts";
import type { Call, CallSituation, DeskEffect } from "./desk-effect.ts";
import { isKept } from "./flow-state.ts";
import { wasWithPerson } from "./person-state.ts";
import { asHandover, type PersonTurn, phraseOf, sayOfPerson, staffIsThere } from "./person-words.ts";
import type { BotDeps } from "./respond.ts";
import type { Step } from "./step.ts";
import type { TurnState } from "./turn-state.ts";

/** Answers of a flow that tell who writes. */
const WHO = ["who", "whose"];

/**
 * Calls a person: opens a ticket with what is known, or goes on with the one of the last week, and tells the user what
 * happens now.
 *
 * @param deps content and answers
 * @param turn the time, and the id that a new ticket gets
 * @param step what the message came to; what it says is said first
 * @param why the reason
 * @returns the step with the call made
 */
export function callPerson(
  deps: BotDeps,
  turn: { now: number; ticketId: string },
  step: Step,
  why: Call,
): Step {
  const { state } = step;
  const { now, ticketId } = turn;
  const before = wasWithPerson(state.person, now) ? state.person : undefined;
  const lost = step.urgent === true || speaksOfLoss(state, now);
  const reason = why === "asked" && isInFlow(state, now) ? "flow" : why;
  const desk: DeskEffect = before
    ? { type: "reopen" }
    : { type: "open", reason, priority: priorityOf(reason, lost), situation: situationOf(deps, state, now) };
  const said: PersonTurn = { content: deps.content, style: state.style, now };
  const { taps } = deps.content.person;
  const words = sayOfPerson(said, before ? "reopened" : "called", [taps.back, taps.leaveNumber]);
  const sorry = why === "upset" ? `${phraseOf(said, "upset")}\n` : "";
  const loss = lost || !staffIsThere(said) ? `\n${phraseOf(said, "loss")}` : "";
  const reply = { ...words, text: `${sorry}${words.text}${loss}` };
  const person = { ticket: before?.ticket ?? ticketId, phase: "waiting" as const, at: now };
  return {
    ...step,
    replies: [...step.replies.map(asHandover), reply],
    state: {
      ...state,
      choices: [],
      unclear: 0,
      person: { ...person, awaitsNumber: false, awaitsRating: false },
    },
    desk,
  };
}

function priorityOf(reason: Call, lost: boolean): 1 | 2 | 3 {
  if (lost || reason === "distress") return 1;
  return reason === "upset" ? 2 : 3;
}

/** A card that is lost cannot wait, whatever the last message was about. */
function speaksOfLoss({ flow, lastAnswer = "" }: TurnState, now: number): boolean {
  return (
    (flow?.id === "loss" && isKept(flow, now)) || lastAnswer === "flow:loss" || lastAnswer.startsWith("loss-")
  );
}

function isInFlow({ flow: state }: TurnState, now: number): boolean {
  const flow = state && FLOWS.get(state.id);
  return (
    state !== undefined &&
    flow !== undefined &&
    !state.offered &&
    isKept(state, now) &&
    walk(flow, state.answers).at !== END
  );
}

function situationOf({ content, book }: BotDeps, state: TurnState, now: number): CallSituation {
  const candidates = state.heard.flatMap(({ id, score }) => {
    const title = book.get(id)?.title;
    return title ? [{ id, title, score }] : [];
  });
  const flow = state.flow && isKept(state.flow, now) ? FLOWS.get(state.flow.id) : undefined;
  const wording = flow && content.flows[flow.id];
  if (!flow || !wording || !state.flow) return { candidates };
  const facts = Object.entries(onPath(flow, state.flow.answers)).map(([node, answer]) => ({
    node,
    question: wording.nodes[node]?.ask.split("\n")[0] ?? node,
    answer: wording.nodes[node]?.choices.find(({ id }) => id === answer)?.label ?? answer,
  }));
  const audience = facts.find(({ node }) => WHO.includes(node))?.answer;
  return {
    candidates,
    ...(facts.length > 0
      ? { flow: { title: wording.title, facts: facts.map(({ question, answer }) => ({ question, answer })) } }
      : {}),
    ...(audience ? { audience } : {}),
  };
}
