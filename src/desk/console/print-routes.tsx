import { type Context, Hono } from "hono";
import { Refusal } from "../../errors.ts";
import { redact } from "../../privacy/redact.ts";
import { type FormOptions, formRoutes } from "../../transcripts/form-routes.tsx";
import { type AddressOf, FORMS } from "../../transcripts/forms.ts";
import { withNotes } from "../../transcripts/transcript.ts";
import type { DeskEnv } from "../agent.ts";
import { ticketPath } from "../paths.ts";
import type { ConsoleOptions } from "./deps.ts";
import { PrintPage } from "./print-page.tsx";
import { ticketView } from "./ticket-view.ts";

type Options = ConsoleOptions & Pick<FormOptions<DeskEnv>, "loadBraille">;

/** `GET /tickets/:id/print` and below it every form of a transcript; `?notes=1` adds what agents noted. */
export function printRoutes(options: Options): Hono<DeskEnv> {
  const { store, conversation, words, loadBraille, now } = options;
  const open = async (c: Context<DeskEnv>) => {
    const id = c.req.param("id") ?? "";
    const ticket = (await store.tickets.get(id)) ?? unknown();
    await c.var.audit({ action: "conversation-printed", ticketId: id });
    const transcript = await conversation(ticket.conversationId).deskTranscript();
    if (!notesIn(c)) return transcript;
    const notes = await store.notes.notes(ticket.number);
    return withNotes(
      transcript,
      notes.map(({ agentName, at, text }) => ({ speaker: agentName, at, text: redact(text).text })),
    );
  };
  return new Hono<DeskEnv>()
    .get("/tickets/:id/print", async (c) => {
      const id = c.req.param("id");
      await c.var.audit({ action: "conversation-printed", ticketId: id });
      const view = (await ticketView(options, c.var.agent, id)) ?? unknown();
      return c.html(
        <PrintPage {...options} view={view} withNotes={notesIn(c)} addressOf={addressesOf(c)} now={now()} />,
      );
    })
    .route("/tickets/:id/print", formRoutes({ words, loadBraille, open, addressesOf }));
}

function notesIn(c: Context<DeskEnv>): boolean {
  return c.req.query("notes") === "1";
}

function addressesOf(c: Context<DeskEnv>): AddressOf {
  const base = `${ticketPath(c.req.param("id") ?? "")}/print`;
  const query = notesIn(c) ? "?notes=1" : "";
  return (form) => `${base}${form ? `/${FORMS[form]}` : ""}${query}`;
}

function unknown(): never {
  throw new Refusal(404, "UnknownTicket", "there is no such ticket");
}
