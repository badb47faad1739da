import { content } from "../answers/compiled.ts";
import { createDeliverToLine } from "../channels/line/deliver.ts";
import { config, type Env } from "../env.ts";
import { createDeliveryFailures } from "../storage/desk/delivery-failures.ts";
import { createDeskStore } from "../storage/desk/desk-store.ts";
import { eraseFromDesk } from "../storage/desk/erase.ts";
import { createFeedbackStore } from "../storage/desk/feedback.ts";
import { createGapStore } from "../storage/desk/gaps.ts";
import { createTurnStore } from "../storage/desk/turns.ts";
import type { Destinations } from "./delivery.ts";

/**
 * @param env the Worker's
 * @param changed tells open pages of the desk that something is new; never rejects
 * @returns where outboxes empty into
 */
export function destinationsOf(env: Env, changed: Destinations["changed"]) {
  const { LINE_CHANNEL_ACCESS_TOKEN: accessToken, LINE_API_BASE: apiBase } = config(env);
  return {
    desk: createDeskStore(env.DB),
    content,
    changed,
    failures: createDeliveryFailures(env.DB),
    eraseAtDesk: (id: string, at: number) => eraseFromDesk(env.DB, id, "user", at),
    feedback: createFeedbackStore(env.DB),
    turns: createTurnStore(env.DB),
    gaps: createGapStore(env.DB),
    line: accessToken ? createDeliverToLine({ accessToken, apiBase }) : undefined,
  } satisfies Destinations;
}
