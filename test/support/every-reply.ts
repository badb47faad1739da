import type { BotActivity } from "../../src/activity.ts";
import { FORMS } from "../../src/answers/answer.ts";
import { createAnswerBook } from "../../src/answers/book.ts";
import { content } from "../../src/answers/compiled.ts";
import { phrasesIn, type Style } from "../../src/answers/content.ts";
import { manualEntries } from "../../src/bot/flow-entries.ts";
import { ask, askAgain, enterFlow, leadOn } from "../../src/bot/flow-steps.ts";
import { sayOfPerson } from "../../src/bot/person-words.ts";
import { answerWith, askWhich, greet, greetWith, say, withChoicesOf } from "../../src/bot/replies.ts";
import { type TurnState, turnState } from "../../src/bot/turn-state.ts";
import { FLOWS } from "../../src/flows/all.ts";
import { END, type Flow, type FlowAnswers, walk } from "../../src/flows/define-flow.ts";
import { paths } from "./flow-paths.ts";

/** One turn's replies, and how the bot speaks in it. */
export type Said = { style: Style; replies: BotActivity[] };

const NOW = Date.parse("2026-11-23T12:00:00+09:00");
const OPEN = Date.parse("2026-11-24T12:00:00+09:00");
const deps = { content, book: createAnswerBook(manualEntries(content)) };
const answers = Object.values(content.answers);

/** Every turn that the product can make of its content: answers, questions, summaries and its own words, in both styles. */
export function everyReply(): Said[] {
  const all = (["usual", "easy"] as const).flatMap((style) =>
    [...ownWords(style), ...everyAnswer(style), ...everyFlow(style)].map((replies) => ({ style, replies })),
  );
  return [...new Map(all.map((said) => [JSON.stringify(said), said])).values()];
}

function ownWords(style: Style): BotActivity[][] {
  const phrases = phrasesIn(content, style);
  const { shown: _, ...spoken } = phrases;
  const words = Object.values(spoken).filter((phrase) => typeof phrase === "string");
  return [
    ...words.map((phrase) => [say(phrase), say(phrase, "unsure", [phrases.human])]),
    ...words.map((phrase) => [greetWith(phrases, phrase)]),
    [greet(phrases)],
    ...byPerson(style),
  ];
}

/** What is said of a person, in opening hours and outside. */
function byPerson(style: Style): BotActivity[][] {
  const { taps, usual } = content.person;
  return [NOW, OPEN].flatMap((now) =>
    phraseNames(usual).flatMap((which) => [
      [sayOfPerson({ content, style, now }, which)],
      [sayOfPerson({ content, style, now }, which, Object.values(taps))],
    ]),
  );
}

function phraseNames<T extends object>(phrases: T): (keyof T)[] {
  return Object.keys(phrases) as (keyof T)[];
}

function everyAnswer(style: Style): BotActivity[][] {
  const phrases = phrasesIn(content, style);
  return answers.flatMap((answer, i) => {
    const three = [0, 1, 2].flatMap((after) => answers[(i + after) % answers.length] ?? []);
    const near = three.map(({ id }) => id);
    return [
      ...FORMS.map((form) => [
        say(phrases.lossFirst),
        answerWith(deps, answer, form, { near, restated: true, now: NOW }),
      ]),
      ...FORMS.map((form) => [answerWith(deps, answer, form, { now: NOW })]),
      [askWhich(phrases, [answer])],
      [askWhich(phrases, three)],
    ];
  });
}

function everyFlow(style: Style): BotActivity[][] {
  const turn = { content, now: NOW };
  const { flowGoesOn } = phrasesIn(content, style);
  const [answer] = answers;
  return [...FLOWS.values()].flatMap((flow) => {
    const ends = paths(flow);
    const questions = waysToEachNode(flow, ends).flatMap((given) => {
      const state = stateIn(flow, given, style);
      const { flow: _, ...outside } = state;
      const { replies } = ask(turn, flow, state, flowGoesOn);
      const [question] = replies;
      const short = answer && answerWith(deps, answer, "short", { now: NOW });
      return [
        replies,
        askAgain(turn, flow, state).replies,
        leadOn(turn, flow, given, outside).replies,
        enterFlow(turn, flow, outside).replies,
        ...(short && question ? [[short, withChoicesOf(short, question)]] : []),
      ];
    });
    const summaries = ends.map((given) => ask(turn, flow, stateIn(flow, given, style)).replies);
    const [end = {}] = ends.slice(-1);
    return [...questions, ...summaries, enterFlow(turn, flow, stateIn(flow, end, style)).replies];
  });
}

/** Answers that lead to each question, as the first one and after others: what is said there does not depend on more. */
function waysToEachNode(flow: Flow, ends: FlowAnswers[]): FlowAnswers[] {
  const ways = new Map<string, FlowAnswers>();
  for (const path of ends) {
    for (const [i, node] of Object.keys(path).entries()) {
      const given = Object.fromEntries(Object.entries(path).slice(0, i));
      ways.set(`${node} ${i > 0}`, given);
    }
  }
  return [...ways.values()].filter((given) => walk(flow, given).at !== END);
}

function stateIn(flow: Flow, given: FlowAnswers, style: Style): TurnState {
  const running = { id: flow.id, version: flow.version, answers: given, misses: 0, offered: false, at: NOW };
  return turnState.parse({ style, flow: running });
}
