import type { BotActivity } from "../activity.ts";
import type { Content } from "../answers/content.ts";
import { phrasesIn } from "../answers/content.ts";
import { cite } from "../answers/lookup.ts";
import { dayInJapan } from "../eligibility/japanese-date.ts";
import { END, type Flow, type FlowAnswers, walk } from "../flows/define-flow.ts";
import { readFlowAnswer } from "./flow-answer.ts";
import { commandIn } from "./flow-commands.ts";
import { summaryStep } from "./flow-end.ts";
import { type FlowState, isKept } from "./flow-state.ts";
import { MAX_CHOICES, say } from "./replies.ts";
import type { Step } from "./step.ts";
import type { TurnState } from "./turn-state.ts";
import { folded } from "./typed-words.ts";

/** Not understood this often in a row, a person is offered. */
const MISSES = 2;

/** What a flow draws on in a turn. */
export type FlowTurn = { content: Content; now: number };

/**
 * Enters a flow, or goes on with one whose steps were not all done (a lost card) when its reader comes back within a day.
 *
 * @param turn content and time
 * @param flow which flow
 * @param state the turn's
 * @returns the introduction and the first question
 */
export function enterFlow(turn: FlowTurn, flow: Flow, state: TurnState): Step {
  const { content, now } = turn;
  const phrases = phrasesIn(content, state.style);
  const before = state.flow?.id === flow.id && state.flow.version === flow.version ? state.flow : undefined;
  const open = before && isKept(before, now) ? withoutOpen(flow, before) : undefined;
  const answers = open ?? {};
  const wording = content.flows[flow.id];
  const intro = (state.style === "easy" ? wording?.introEasy : wording?.intro) ?? "";
  const words = open ? phrases.flowWelcomeBack : intro;
  return ask(turn, flow, { ...state, flow: beginning(flow, now, answers) }, words);
}

/**
 * Goes on from an answer that a flow can make fit for the reader's own case. Nobody has asked for the flow yet.
 *
 * @param turn content and time
 * @param flow which flow
 * @param known what the answer says of the case already
 * @param state the turn's
 * @returns the first question that is open
 */
export function leadOn(turn: FlowTurn, flow: Flow, known: FlowAnswers, state: TurnState): Step {
  const { flowOffer } = phrasesIn(turn.content, state.style);
  const offered = { ...beginning(flow, turn.now, known), offered: true };
  return ask(turn, flow, { ...state, flow: offered }, flowOffer);
}

function beginning(flow: Flow, now: number, answers: FlowAnswers = {}): FlowState {
  return { id: flow.id, version: flow.version, answers: { ...answers }, misses: 0, offered: false, at: now };
}

/**
 * @param turn content and time
 * @param flow one that was left for too long, or that has changed since
 * @param state the turn's
 * @returns the first question, and why it is asked once more
 */
export function beginAnew(turn: FlowTurn, flow: Flow, state: TurnState): Step {
  const { flowExpired } = phrasesIn(turn.content, state.style);
  return ask(turn, flow, { ...state, flow: beginning(flow, turn.now) }, flowExpired);
}

/** The answers of a flow at its end, without those that are to be asked again; none when it was all done or is not at its end. */
function withoutOpen({ open, ...flow }: Flow, { answers }: FlowState): Record<string, string> | undefined {
  if (open === undefined || walk(flow, answers).at !== END) return undefined;
  const kept = Object.entries(answers).filter(([, answer]) => answer !== open);
  return kept.length < Object.keys(answers).length ? Object.fromEntries(kept) : undefined;
}

/**
 * Takes what was typed as the answer to the question that waits, or as a wish to go back, stop or begin anew.
 *
 * @param turn content and time
 * @param flow the one in progress
 * @param state the turn's, with its flow
 * @param text the redacted message
 * @param exactly whether a choice must be named as such, and not within a sentence about something
 * @returns the next question or the summary; nothing when the message is none of that
 */
export function answerFlow(
  turn: FlowTurn,
  flow: Flow,
  state: TurnState,
  text: string,
  exactly = false,
): Step | undefined {
  const { content, now } = turn;
  const running = state.flow;
  const at = running && walk(flow, running.answers).at;
  if (!running || at === undefined || at === END) return undefined;
  const command = commandIn(content.phrases, text);
  if (command === "stop") return stopFlow(turn, state);
  if (command === "restart") return enterFlow(turn, flow, { ...state, flow: undefined });
  if (command === "back") return ask(turn, flow, { ...state, flow: stepBack(flow, running, now) });
  const node = flow.nodes[at];
  const wording = content.flows[flow.id]?.nodes[at];
  const answer =
    node &&
    wording &&
    readFlowAnswer({ node, wording, alike: content.phrases.flowAlike, exactly }, text, dayInJapan(now));
  if (answer === undefined) return undefined;
  // What lies behind the question stays: who ticks what is done meanwhile is not asked for the rest again.
  const answers = { ...running.answers, [at]: answer };
  const going = { ...running, answers, misses: 0, offered: false, at: now };
  const reply = wording?.choices.find(({ id }) => id === answer)?.reply?.[state.style];
  return ask(turn, flow, { ...state, unclear: 0, flow: going }, reply);
}

/**
 * After the summary: a wish to change the last answer, to begin anew, or to tick what is done meanwhile.
 *
 * @param turn content and time
 * @param flow the one that has ended
 * @param state the turn's; its flow is gone when that was more than a day ago
 * @param text the redacted message
 * @returns the question to go on with; nothing when the message is none of that
 */
export function afterSummary(turn: FlowTurn, flow: Flow, state: TurnState, text: string): Step | undefined {
  const { phrases } = turn.content;
  const command = commandIn(phrases, text);
  const goesOn = flow.open !== undefined && folded(text) === folded(phrases.flowContinue);
  if (!state.flow) return command === "restart" || goesOn ? beginAnew(turn, flow, state) : undefined;
  if (command === "restart") return enterFlow(turn, flow, { ...state, flow: undefined });
  if (goesOn) return enterFlow(turn, flow, state);
  if (command !== "back") return undefined;
  return ask(turn, flow, { ...state, flow: stepBack(flow, state.flow, turn.now) });
}

/**
 * @param turn content and time
 * @param flow the one in progress
 * @param state the turn's, with its flow
 * @returns the waiting question in other words; the second time with a person beside it
 */
export function askAgain({ content, now }: FlowTurn, flow: Flow, state: TurnState): Step {
  const running = state.flow;
  if (!running) return { replies: [], state };
  const phrases = phrasesIn(content, state.style);
  const misses = running.misses + 1;
  const at = walk(flow, running.answers).at;
  const wording = content.flows[flow.id]?.nodes[at];
  const lead =
    misses < MISSES ? phrases.flowUnclear : phrases.flowUnclearAgain.replace("{human}", phrases.human);
  const question = state.style === "easy" ? wording?.easy : wording?.again;
  const reply = questionOf({ content, now }, flow, state, `${lead}\n\n${question ?? ""}`, true);
  return { replies: [reply], state: { ...state, flow: { ...running, misses, at: now } } };
}

/**
 * @param turn content and time
 * @param flow the one in progress
 * @param state the turn's, with its flow
 * @param words said before the question
 * @returns the question that waits, or the summary at the end
 */
export function ask(turn: FlowTurn, flow: Flow, state: TurnState, words = ""): Step {
  const { content, now } = turn;
  const answers = state.flow?.answers ?? {};
  const { at } = walk(flow, answers);
  if (at === END) return summaryStep(turn, flow, state);
  const wording = content.flows[flow.id]?.nodes[at];
  const question = (state.style === "easy" ? wording?.easy : wording?.ask) ?? "";
  const text = words ? `${words}\n\n${question}` : question;
  const reply = questionOf({ content, now }, flow, state, text, words === "");
  return { replies: [reply], state: { ...state, choices: [] } };
}

function questionOf(
  { content }: FlowTurn,
  flow: Flow,
  state: TurnState,
  words: string,
  asksOnly: boolean,
): BotActivity {
  const phrases = phrasesIn(content, state.style);
  const { at, path } = walk(flow, state.flow?.answers ?? {});
  const wording = content.flows[flow.id]?.nodes[at];
  const labels = (wording?.choices ?? []).map(({ label }) => label);
  const list = labels.map((label, i) => `${i + 1}. ${label}`).join("\n");
  const extra = labels.length === 0 ? [phrases.flowUndecided] : [];
  const commands = [...(path.length > 0 ? [phrases.flowBack] : []), phrases.flowStop];
  const choices = [...labels, ...extra, ...commands, phrases.human].slice(0, MAX_CHOICES);
  const reply = say(list ? `${words}\n\n${list}` : words, "asked", choices);
  return {
    ...reply,
    entities: [cite(content, wording?.sections ?? [])],
    channelData: { outcome: "asked", flow: flow.id, node: at, ...(asksOnly ? { asksOnly } : {}) },
  };
}

/** @returns the flow ended before its end, with what else can be asked */
function stopFlow({ content }: FlowTurn, state: TurnState): Step {
  const phrases = phrasesIn(content, state.style);
  const { flow: _, ...rest } = state;
  return {
    replies: [say(phrases.flowStopped, "unsure", [...phrases.greetingChoices, phrases.human])],
    state: rest,
  };
}

function stepBack(flow: Flow, running: FlowState, now: number): FlowState {
  const { path } = walk(flow, running.answers);
  const last = path.at(-1);
  const answers = Object.fromEntries(Object.entries(running.answers).filter(([node]) => node !== last));
  return { ...running, answers, misses: 0, at: now };
}
