import { type Flow, type FlowAnswers, onPath } from "./define-flow.ts";

/**
 * The address of a flow's printable summary. Its answers are choices, a day and a number of people: nothing personal.
 *
 * @param flow which flow
 * @param answers by node
 * @param ending "" for the page, ".ics" for the calendar
 * @returns a path on this server
 */
export function planPath(flow: Flow, answers: FlowAnswers, ending: "" | ".ics" = ""): string {
  return `/plans/${flow.id}${ending}?${new URLSearchParams(onPath(flow, answers))}`;
}
