import * as forms from "../../desk/console/forms.ts";
import { gapForm } from "../../desk/insight/gaps-page.tsx";
import { type Described, page } from "../described-route.ts";
import { form } from "./desk-form.ts";

const notOurs = { 400: page("not the page's own fields") };
const ofTicket = { ...notOurs, 404: page("there is no such ticket") };

/** The console's forms by method and path, as Hono knows them. */
export const DESK: Record<string, Described> = {
  "POST /desk/bulk": form("resolves or labels the chosen tickets", forms.bulk, notOurs),
  "POST /desk/tickets/:id/actions": form("claims, releases, transfers, resolves, …", forms.pressed, ofTicket),
  "POST /desk/tickets/:id/replies": form("says something to the user; sent twice it is one", forms.written, {
    ...ofTicket,
    409: page("somebody else has the ticket, or it is closed; what was written stays"),
  }),
  "POST /desk/tickets/:id/notes": form("notes something for the other agents", forms.noted, ofTicket),
  "POST /desk/tickets/:id/wrong": form("says that an answer of the bot was wrong", forms.wrong, ofTicket),
  "POST /desk/tickets/:id/labels": form("sets a label or takes one off", forms.labelled, ofTicket),
  "POST /desk/conversations/:id/take-over": form("takes a conversation over from the bot", undefined, {
    404: page("there is no such conversation"),
  }),
  "POST /desk/gaps": form("links unanswered messages to an answer, drafts one, or dismisses them", gapForm, {
    400: page("something is missing; what was written stays"),
  }),
};
