import type { DeskConsole } from "../../answers/desk-words.ts";
import type { QueuePage, QueueRow } from "../../storage/desk/queue.ts";
import { lasting, When } from "./times.tsx";

/** The tickets of a page of the queue: what, since when, until when, whose. */
export function TicketTable({ desk, page, now }: { desk: DeskConsole; page: QueuePage; now: number }) {
  const { columns } = desk.console.queue;
  return (
    <table class="tickets">
      <thead>
        <tr>
          <th scope="col">{columns.ticket}</th>
          <th scope="col">{columns.state}</th>
          <th scope="col">{columns.waiting}</th>
          <th scope="col">{columns.due}</th>
          <th scope="col">{columns.assignee}</th>
        </tr>
      </thead>
      <tbody>
        {page.rows.map((row) => (
          <Row desk={desk} row={row} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ desk, row, now }: { desk: DeskConsole; row: QueueRow; now: number }) {
  const { queue, states, reasons, priorities, channels, facts } = desk.console;
  const { ticket, labels, found } = row;
  // Who asks for a person often says no more than that.
  const topic = ticket.situation.flow?.title ?? ticket.situation.candidates[0]?.title;
  const overdue = ticket.dueAt !== null && ticket.dueAt < now;
  return (
    <tr class={ticket.priority === 1 ? "urgent" : undefined} data-row>
      <th scope="row">
        <div class="pick">
          <input
            type="checkbox"
            name="ticket"
            value={ticket.id}
            id={`pick-${ticket.number}`}
            aria-label={queue.select.replace("{number}", String(ticket.number))}
          />
          <div>
            <a id={`open-${ticket.number}`} href={`/desk/tickets/${ticket.id}`} dir="auto" class="said">
              {excerpt(found ?? ticket.lastMessage) || `#${ticket.number}`}
            </a>
            <p class="quiet">
              #{ticket.number}　{ticket.priority < 3 ? <b>{priorities[ticket.priority]}　</b> : null}
              {channels[ticket.channel]}　{reasons[ticket.reason]}
              {topic ? `　${queue.about.replace("{topic}", () => topic)}` : ""}
              {labels.map((label) => (
                <span class="label">{label}</span>
              ))}
            </p>
          </div>
        </div>
      </th>
      <td data-column={queue.columns.state}>{states[ticket.state]}</td>
      <td data-column={queue.columns.waiting}>
        {ticket.state === "resolved" ? "" : lasting(ticket.waitingSince, now)}
      </td>
      <td data-column={queue.columns.due} class={overdue ? "overdue" : undefined}>
        {ticket.dueAt === null ? "" : <When at={ticket.dueAt} now={now} />}
        {overdue ? <span class="quiet">{facts.overdue}</span> : null}
      </td>
      <td data-column={queue.columns.assignee}>{ticket.assigneeName ?? ""}</td>
    </tr>
  );
}

/** As much of a message as a line of the list holds. */
function excerpt(text: string): string {
  const letters = [...text.replace(/\s+/g, " ")];
  return letters.length <= 60 ? letters.join("") : `${letters.slice(0, 60).join("")}…`;
}
