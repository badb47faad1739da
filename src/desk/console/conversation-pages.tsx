import { Hono } from "hono";
import type { Content } from "../../answers/content.ts";
import { Refusal } from "../../errors.ts";
import type { RecentConversation } from "../../storage/desk/conversations.ts";
import type { DeskEnv } from "../agent.ts";
import { DeskPage } from "../desk-page.tsx";
import { ticketPath } from "../paths.ts";
import type { ConsoleOptions } from "./deps.ts";
import { Messages } from "./messages.tsx";
import { takeOver } from "./take-over.ts";

/** Rows of the list. */
const SHOWN = 50;

type Options = ConsoleOptions & { content: Content };

/**
 * `GET /conversations`: who wrote last, with or without a person; `GET /conversations/:id`: one of them to read;
 * `POST /conversations/:id/take-over`: an agent joins unasked.
 */
export function conversationRoutes(options: Options): Hono<DeskEnv> {
  const { words, said, desk, content, conversation, store, now } = options;
  const { conversations: text } = desk.console;
  return new Hono<DeskEnv>()
    .get("/conversations", async (c) => {
      const rows = await store.recentConversations(SHOWN);
      return c.html(
        <DeskPage
          words={words}
          said={said}
          title={text.heading}
          agent={c.var.agent}
          here="/desk/conversations"
        >
          <p>{text.lead}</p>
          {rows.length === 0 ? <p>{text.empty}</p> : <Recent desk={desk} content={content} rows={rows} />}
        </DeskPage>,
      );
    })
    .get("/conversations/:id", async (c) => {
      const id = c.req.param("id");
      const channel = (await conversation(id).channel()) ?? unknown();
      await c.var.audit({ action: "conversation-viewed", conversationId: id });
      const [messages, ticket] = await Promise.all([
        conversation(id).deskMessages(),
        store.tickets.newestOf(id),
      ]);
      return c.html(
        <DeskPage words={words} said={said} title={text.one} agent={c.var.agent}>
          <div class="console">
            {ticket && ticket.state !== "resolved" ? (
              <p>
                {text.withPerson} <a href={ticketPath(ticket.id)}>{text.toTicket}</a>
              </p>
            ) : (
              <form method="post" action={`/desk/conversations/${id}/take-over`}>
                <p>{text.takeOverLead}</p>
                <button type="submit">{text.takeOver}</button>
              </form>
            )}
            <Messages console={desk.console} channel={channel} messages={messages} now={now()} />
          </div>
        </DeskPage>,
      );
    })
    .post("/conversations/:id/take-over", async (c) => {
      const { ticket, notice } = (await takeOver(options, c.var, c.req.param("id"))) ?? unknown();
      return c.redirect(`${ticketPath(ticket)}?notice=${notice}`, 303);
    });
}

function Recent({ desk, content, rows }: Pick<Options, "desk" | "content"> & { rows: RecentConversation[] }) {
  const { conversations: text, channels, states } = desk.console;
  const outcomes: Record<string, string> = text.outcomes;
  const titleOf = (id: string | null) =>
    id === null ? "" : (content.answers[id]?.title ?? content.flows[id]?.title ?? "");
  return (
    <div class="table recent">
      <table>
        <thead>
          <tr>
            {Object.values(text.columns).map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, day, channel, outcome, subject, messages, ticket, state }) => (
            <tr>
              <th scope="row">
                <a href={`/desk/conversations/${id}`}>{titleOf(subject) || text.open}</a>
              </th>
              <td>{outcomes[outcome] ?? text.outcomes.other}</td>
              <td>{day}</td>
              <td>{channels[channel]}</td>
              <td>{messages}</td>
              <td>{ticket && state ? <a href={ticketPath(ticket)}>{states[state]}</a> : text.noTicket}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function unknown(): never {
  throw new Refusal(404, "UnknownConversation", "there is no such conversation");
}
