import type { z } from "zod";
import * as forms from "../../desk/console/forms.ts";
import { type Described, page } from "../described-route.ts";

function form(summary: string, schema: z.ZodType, more: Described["answers"] = {}): Described {
  return {
    tag: "desk",
    summary,
    secured: "desk",
    body: { type: "application/x-www-form-urlencoded", schema },
    answers: {
      303: { description: "to the page that shows what became of it" },
      400: page("not the page's own fields"),
      401: page("not signed in"),
      403: page("from another host's page"),
      ...more,
    },
  };
}
const unknown = { 404: page("there is no such ticket") };

/** The console's forms by method and path, as Hono knows them. */
export const DESK: Record<string, Described> = {
  "POST /desk/bulk": form("resolves or labels the chosen tickets", forms.bulk),
  "POST /desk/tickets/:id/actions": form("claims, releases, transfers, resolves, …", forms.pressed, unknown),
  "POST /desk/tickets/:id/replies": form("says something to the user; sent twice it is one", forms.written, {
    ...unknown,
    409: page("somebody else has the ticket, or it is closed; what was written stays"),
  }),
  "POST /desk/tickets/:id/notes": form("notes something for the other agents", forms.noted, unknown),
  "POST /desk/tickets/:id/wrong": form("says that an answer of the bot was wrong", forms.wrong, unknown),
  "POST /desk/tickets/:id/labels": form("sets a label or takes one off", forms.labelled, unknown),
};
