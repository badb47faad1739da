import { type Flow, type FlowAnswers, onPath } from "./define-flow.ts";

/**
 * The address of a flow's printable summary. Its answers are choices, a day and a number of people: nothing personal.
 *
 * @param flow which flow
 * @param answers by node
 * @param as the style it is worded in, and "ics" for the calendar instead of the page
 * @returns a path on this server
 */
export function planPath(
  flow: Flow,
  answers: FlowAnswers,
  { style, ending }: { style: "usual" | "easy"; ending?: "ics" },
): string {
  const query = new URLSearchParams({ ...onPath(flow, answers), ...(style === "easy" ? { style } : {}) });
  return `/plans/${flow.id}${ending ? `.${ending}` : ""}?${query}`;
}
