import type { PageWords } from "../answers/pages.ts";
import type { Ticket } from "../storage/desk/ticket.ts";
import type { Agent } from "./agent.ts";
import { DeskPage, type DeskWords } from "./desk-page.tsx";

const WHEN = new Intl.DateTimeFormat("ja-JP", {
  timeZone: "Asia/Tokyo",
  dateStyle: "medium",
  timeStyle: "short",
});

/** The tickets as a table, newest first. */
export function TicketList(props: DeskWords & { agent: Agent; tickets: Ticket[] }) {
  const { words, said, agent, tickets } = props;
  const { desk } = words;
  return (
    <DeskPage words={words} said={said} title={desk.heading} agent={agent} here="/desk">
      {tickets.length === 0 ? <p>{desk.empty}</p> : <Table words={words} tickets={tickets} />}
    </DeskPage>
  );
}

function Table({ words, tickets }: { words: PageWords; tickets: Ticket[] }) {
  const { columns, channels, open } = words.desk;
  return (
    <div class="table desk">
      <table>
        <thead>
          <tr>
            <th scope="col">{columns.createdAt}</th>
            <th scope="col">{columns.channel}</th>
            <th scope="col">{columns.lastMessage}</th>
            <th scope="col">{columns.transcript}</th>
          </tr>
        </thead>
        <tbody>
          {tickets.map(({ id, createdAt, channel, lastMessage, conversationId }) => (
            <tr>
              <th scope="row" id={`ticket-${id}`}>
                <time datetime={new Date(createdAt).toISOString()}>{WHEN.format(createdAt)}</time>
              </th>
              <td>{channels[channel]}</td>
              <td class="quote">{lastMessage}</td>
              <td>
                <a href={`/desk/conversations/${conversationId}`} aria-describedby={`ticket-${id}`}>
                  {open}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
