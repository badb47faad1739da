import type { BotActivity } from "../activity.ts";
import { type Phrases, phrasesIn } from "../answers/content.ts";
import { escapeHtml } from "../answers/html.ts";
import { END, type Flow, onPath } from "../flows/define-flow.ts";
import { planPath } from "../flows/plan-path.ts";
import type { FlowTurn } from "./flow-steps.ts";
import { summarise } from "./flow-summary.ts";
import { say } from "./replies.ts";
import type { Step } from "./step.ts";
import type { TurnState } from "./turn-state.ts";

/**
 * @param turn content and time
 * @param flow which flow
 * @param state the turn's, with its answers
 * @returns what the flow comes to, its page to print, and how to go on
 */
export function summaryStep({ content, now }: FlowTurn, flow: Flow, state: TurnState): Step {
  const phrases = phrasesIn(content, state.style);
  const answers = state.flow?.answers ?? {};
  const { text, html, citations } = summarise(content, state.style, flow, answers, now);
  const undone = flow.open !== undefined && Object.values(onPath(flow, answers)).includes(flow.open);
  const choices = [...(undone ? [phrases.flowContinue] : []), phrases.flowRestart, phrases.human];
  const plan = planPath(flow, answers, { style: state.style });
  const reply: BotActivity = {
    ...say(text, "answered", choices),
    attachments: [{ contentType: "text/html", content: html + printLink(phrases, plan) }],
    entities: [citations],
    channelData: { outcome: "answered", flow: flow.id, node: END, plan },
  };
  return { replies: [reply], state: { ...state, choices: [], unclear: 0 } };
}

function printLink({ flowPrint }: Phrases, plan: string): string {
  return `<p><a href="${escapeHtml(plan)}">${flowPrint}</a></p>`;
}
