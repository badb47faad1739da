import { webhook } from "../../channels/line/webhook.ts";
import { type Described, refused } from "../described-route.ts";

/** By method and path, as Hono knows them. */
export const LINE: Record<string, Described> = {
  "POST /line/webhook": {
    tag: "line",
    summary:
      "LINE's events (https://developers.line.biz/en/reference/messaging-api/#webhooks), stored before the answer",
    secured: "line",
    body: { type: "application/json", schema: webhook },
    answers: {
      200: { description: "every event is stored", content: { type: "application/json" } },
      400: refused("no webhook"),
      401: refused("the signature does not fit the body"),
      500: refused("not every event could be stored: send them again"),
      503: refused("LINE is not set up"),
    },
  },
};
