import type { Municipality } from "../eligibility/proxy-pickup.ts";
import type { Rules } from "../eligibility/rules.ts";

/** What was answered so far: node → choice, or what was typed where a node asks for a date or a number. */
export type FlowAnswers = Readonly<Record<string, string>>;

/** Where an answer leads: another node, or the summary. */
export type Edge = string | typeof END;
export const END = "end";

/** What a node takes: one of its choices, a day, or how many people. */
export type FlowNode =
  | { takes: "choice"; next: Readonly<Record<string, Edge>> }
  | { takes: "date" | "count"; next: Edge };

/** A part of the summary: its wording by name, ticked where it is done, {braces} filled in. */
export type SummaryPart = { part: string; done?: boolean; values?: Readonly<Record<string, string>> };

/** What a summary draws on beside the answers; `today` is YYYY-MM-DD in Japan. */
export type Known = { rules: Rules; own: Municipality; today: string };

/** A guided flow: routing only. Wording is in content/flows/<id>/, values in content/rules/. */
export type Flow = {
  id: string;
  /** raised when stored answers would mean something else; a flow in progress then begins anew */
  version: number;
  first: string;
  nodes: Readonly<Record<string, FlowNode>>;
  summary(answers: FlowAnswers, known: Known): SummaryPart[];
  /** every part that a summary may have: the compile step asks for their wording */
  parts: readonly string[];
  /** answers that are asked again when the reader comes back to tick what is done meanwhile */
  open?: string;
};

/** Where a reader of a flow stands. */
export type Position = { at: string; path: string[] } | { at: typeof END; path: string[] };

/**
 * Derives the position from the answers: nothing else is stored, so that it cannot contradict them.
 *
 * @param flow which flow
 * @param answers by node; those of nodes off the path are ignored
 * @returns the node that waits for an answer or the end, and the answered nodes before it in their order
 */
export function walk(flow: Flow, answers: FlowAnswers): Position {
  const path: string[] = [];
  let at: Edge = flow.first;
  while (at !== END) {
    const node: FlowNode | undefined = flow.nodes[at];
    const answer = Object.hasOwn(answers, at) ? answers[at] : undefined;
    if (!node || answer === undefined) break;
    const next: Edge | undefined = edgesOf(node).find(
      (edge) => node.takes !== "choice" || edge.answer === answer,
    )?.to;
    // An answer that an older version allowed is asked again.
    if (next === undefined) break;
    path.push(at);
    at = next;
  }
  return { at, path };
}

/**
 * @param flow which flow
 * @param answers by node
 * @returns the answers on the path only, so that what was said before a step back counts no more
 */
export function onPath(flow: Flow, answers: FlowAnswers): FlowAnswers {
  return Object.fromEntries(walk(flow, answers).path.map((node) => [node, answers[node] ?? ""]));
}

/** @returns every node that an answer may lead to, for drawing and checking */
export function edgesOf(node: FlowNode): { answer: string; to: Edge }[] {
  return node.takes === "choice"
    ? Object.entries(node.next).map(([answer, to]) => ({ answer, to }))
    : [{ answer: node.takes, to: node.next }];
}
