import type { Context } from "hono";
import { Hono } from "hono";
import type { z } from "zod";
import { Refusal } from "../../errors.ts";
import { redact } from "../../privacy/redact.ts";
import type { DeskEnv } from "../agent.ts";
import { fieldsOf } from "../form-fields.ts";
import { act } from "./act.ts";
import type { ConsoleOptions } from "./deps.ts";
import { bulk, labelled, noted, pressed, written, wrong } from "./forms.ts";
import { QueuePage } from "./queue-page.tsx";
import { filterOf, readQuery } from "./queue-query.ts";
import { reply } from "./reply.ts";
import type { Draft } from "./reply-box.tsx";
import { TicketPage } from "./ticket-page.tsx";
import { fillCanned, ticketView } from "./ticket-view.ts";
import { markWrong } from "./wrong.ts";

/** The console: the queue, one ticket, and what agents do there. Every page works as plain forms; static/console.js makes it live. */
export function consoleRoutes(options: ConsoleOptions): Hono<DeskEnv> {
  const { store, desk, feed, now, randomId } = options;
  const { notices } = desk.console;
  const noticeOf = (code: string | undefined): string | undefined =>
    (notices as Record<string, string>)[code ?? ""];

  const showTicket = async (
    c: Context<DeskEnv>,
    id: string,
    draft?: Draft,
    status: 200 | 400 | 409 = 200,
  ) => {
    const { agent } = c.var;
    const view = (await ticketView(options, agent, id)) ?? unknown();
    const canned = desk.canned.map((each) => ({ ...each, text: fillCanned(each.text, options, agent) }));
    const answer = view.suggestions.find((suggestion) => suggestion.id === c.req.query("answer"));
    const inserted = answer?.text ?? canned.find((each) => each.id === c.req.query("canned"))?.text ?? "";
    return c.html(
      <TicketPage
        {...options}
        agent={agent}
        view={view}
        canned={canned}
        draft={draft ?? { text: inserted, answer: answer?.id }}
        notice={noticeOf(c.req.query("notice"))}
        now={now()}
        replyId={randomId()}
        noteId={randomId()}
      />,
      status,
    );
  };

  return new Hono<DeskEnv>()
    .get("/", async (c) => {
      const asked = readQuery(c.req.query());
      const { agent } = c.var;
      const [page, counts] = await Promise.all([
        store.queue.page(filterOf(asked, agent.id, now())),
        store.queue.counts(agent.id, now()),
      ]);
      const done = Number(c.req.query("done"));
      const notice = done > 0 ? desk.console.queue.bulkDone.replace("{count}", String(done)) : undefined;
      return c.html(
        <QueuePage
          {...options}
          agent={agent}
          asked={asked}
          page={page}
          counts={counts}
          notice={notice}
          now={now()}
        />,
      );
    })
    .get("/live", async (c) => {
      if (c.req.header("upgrade")?.toLowerCase() !== "websocket") {
        throw new Refusal(426, "UpgradeRequired", "this path is for WebSockets");
      }
      return await feed.follow(c.var.agent, c.var.session.id);
    })
    .post("/bulk", async (c) => {
      const { do: what, label, back, ticket } = read(bulk, await fieldsOf(c, { all: true }));
      const ids = [ticket].flat().slice(0, 100);
      let done = 0;
      for (const id of ids) {
        if (what === "resolve")
          done += (await act(options, c.var, id, { press: "resolve" })) === "resolved" ? 1 : 0;
        else done += (await setLabels(c, id, { add: label })) ? 1 : 0;
      }
      // Whatever came back with the form, a header takes it encoded.
      const list = new URL(back, c.req.url);
      list.searchParams.set("done", String(done));
      return c.redirect(list.pathname + list.search, 303);
    })
    .get("/tickets/:id", async (c) => {
      const id = c.req.param("id");
      // What a page fetches again by itself is one view.
      if (c.req.header("x-live") === undefined)
        await c.var.audit({ action: "conversation-viewed", ticketId: id });
      return await showTicket(c, id);
    })
    .post("/tickets/:id/actions", async (c) => {
      const id = c.req.param("id");
      const { press, to } = read(pressed, await fieldsOf(c, { all: true }));
      const colleague = to
        ? (await options.people.list(now())).find((person) => person.id === to)
        : undefined;
      if (press === "transfer" && colleague?.state !== "active") {
        throw new Refusal(400, "BadArgument", "to: nobody of the desk");
      }
      const handedTo = colleague ? { id: colleague.id, name: colleague.name ?? "" } : undefined;
      const notice = (await act(options, c.var, id, { press, to: handedTo })) ?? unknown();
      return c.redirect(`/desk/tickets/${id}?notice=${notice}`, 303);
    })
    .post("/tickets/:id/replies", async (c) => {
      const id = c.req.param("id");
      const { replyId, answer, text } = read(written, await fieldsOf(c, { all: true }));
      const said =
        (await reply(options, c.var, id, { id: replyId, text, answer: answer || undefined })) ?? unknown();
      if (said === "replied") return c.redirect(`/desk/tickets/${id}?notice=replied#reply-text`, 303);
      const fault = notices[said].replace("{length}", String(text.length));
      return await showTicket(
        c,
        id,
        { text, answer, fault },
        said === "empty" || said === "tooLong" ? 400 : 409,
      );
    })
    .post("/tickets/:id/notes", async (c) => {
      const ticket = (await store.tickets.get(c.req.param("id"))) ?? unknown();
      const { noteId, text } = read(noted, await fieldsOf(c, { all: true }));
      if (text === "") return c.redirect(`/desk/tickets/${ticket.id}?notice=noteEmpty#note`, 303);
      await c.var.audit({ action: "note-written", ticketId: ticket.id });
      const by = { id: c.var.agent.id, name: c.var.agent.name };
      await store.notes.addNote({
        id: noteId,
        ticket: ticket.number,
        by,
        text: redact(text).text,
        at: now(),
      });
      await feed.publish(ticket.id);
      return c.redirect(`/desk/tickets/${ticket.id}?notice=noted#notes-heading`, 303);
    })
    .post("/tickets/:id/wrong", async (c) => {
      const id = c.req.param("id");
      const { seq } = read(wrong, await fieldsOf(c, { all: true }));
      const notice = (await markWrong(options, c.var.audit, id, seq)) ?? unknown();
      return c.redirect(`/desk/tickets/${id}?notice=${notice}#message-${seq}`, 303);
    })
    .post("/tickets/:id/labels", async (c) => {
      const id = c.req.param("id");
      if (!(await setLabels(c, id, read(labelled, await fieldsOf(c, { all: true }))))) unknown();
      return c.redirect(`/desk/tickets/${id}?notice=labelled#labels-heading`, 303);
    });

  async function setLabels(
    c: Context<DeskEnv>,
    id: string,
    { add, remove }: { add?: string | undefined; remove?: string | undefined },
  ): Promise<boolean> {
    const ticket = await store.tickets.get(id);
    if (!ticket) return false;
    await c.var.audit({ action: "ticket-changed", ticketId: id, detail: "label" });
    if (add && desk.console.labels.includes(add)) await store.notes.label([ticket.number], add);
    if (remove) await store.notes.unlabel(ticket.number, remove);
    await feed.publish(id);
    return true;
  }
}

function read<T>(schema: z.ZodType<T>, form: unknown): T {
  const parsed = schema.safeParse(form);
  if (parsed.success) return parsed.data;
  throw new Refusal(400, "BadArgument", "the form's fields are not as the page made them");
}

function unknown(): never {
  throw new Refusal(404, "UnknownTicket", "there is no such ticket");
}
