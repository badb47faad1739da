import { type Flow, type FlowAnswers, onPath } from "./define-flow.ts";

/**
 * The address of a flow's printable summary. Its answers are choices, a day and a number of people: nothing personal.
 *
 * @param flow which flow
 * @param answers by node
 * @param as the calendar instead of the page; the page in やさしい日本語
 * @returns a path on this server
 */
export function planPath(flow: Flow, answers: FlowAnswers, as?: "calendar" | "easy"): string {
  const query = new URLSearchParams({ ...onPath(flow, answers), ...(as === "easy" ? { style: as } : {}) });
  return `/plans/${flow.id}${as === "calendar" ? ".ics" : ""}?${query}`;
}
