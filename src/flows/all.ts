import { certificate } from "./certificate.ts";
import { choose } from "./choose.ts";
import type { Flow } from "./define-flow.ts";
import { loss } from "./loss.ts";
import { pin } from "./pin.ts";
import { proxy } from "./proxy.ts";
import { visit } from "./visit.ts";

/** Every guided flow by its id. */
export const FLOWS: ReadonlyMap<string, Flow> = new Map(
  [loss, pin, proxy, visit, certificate, choose].map((flow) => [flow.id, flow]),
);

/** Intents and choices name a flow so; no answer's id begins so. */
const PREFIX = "flow:";

/**
 * @param flow its id
 * @returns the id by which it is offered beside answers
 */
export function flowTargetId(flow: string): string {
  return PREFIX + flow;
}

/**
 * @param id of something offered
 * @returns the flow, if it is one
 */
export function flowOf(id: string): Flow | undefined {
  return id.startsWith(PREFIX) ? FLOWS.get(id.slice(PREFIX.length)) : undefined;
}
