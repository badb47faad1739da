import { afterOpenMinutes, type OpeningHours } from "../eligibility/opening-hours.ts";
import type { Priority } from "../storage/desk/ticket.ts";

/** Minutes of opening hours until an answer is due, by priority 1, 2, 3 (content/office.yaml). */
export type Targets = readonly [number, number, number];

/**
 * @param hours opening hours and targets
 * @param priority the ticket's
 * @param since when the user began to wait, Unix milliseconds
 * @returns until when an answer is due, Unix milliseconds
 */
export function dueAt(hours: OpeningHours & { targets: Targets }, priority: Priority, since: number): number {
  return afterOpenMinutes(hours, since, hours.targets[priority - 1] ?? hours.targets[2]);
}
