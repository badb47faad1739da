import type { Child } from "hono/jsx";
import type { ConsoleWords } from "../../answers/desk-words.ts";
import type { TicketView } from "./ticket-view.ts";
import { lasting, When } from "./times.tsx";

type Props = { console: ConsoleWords; view: TicketView; now: number };

/** What is known of the case, at one glance. */
export function Facts({ console: said, view, now }: Props) {
  const { ticket, callback } = view;
  const { facts, reasons, channels, states, priorities } = said;
  const { flow, audience, candidates } = ticket.situation;
  const overdue = ticket.dueAt !== null && ticket.dueAt < now;
  return (
    <dl class="facts">
      <Fact name={said.queue.columns.state}>
        {states[ticket.state]}（{priorities[ticket.priority]}）
      </Fact>
      <Fact name={facts.assignee}>{ticket.assigneeName ?? facts.nobody}</Fact>
      {ticket.dueAt === null ? null : (
        <Fact name={facts.due}>
          <span class={overdue ? "overdue" : undefined}>
            <When at={ticket.dueAt} now={now} />
            {overdue ? `　${facts.overdue}` : ""}
          </span>
        </Fact>
      )}
      <Fact name={facts.reason}>{reasons[ticket.reason]}</Fact>
      <Fact name={facts.channel}>{channels[ticket.channel]}</Fact>
      {audience ? <Fact name={facts.audience}>{audience}</Fact> : null}
      {flow ? (
        <Fact name={facts.flow}>
          {flow.title}
          <ul>
            {flow.facts.map(({ question, answer }) => (
              <li>
                <span class="quiet">{question}</span> {answer}
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
      {candidates.length > 0 ? (
        <Fact name={facts.candidates}>
          <ul>
            {candidates.map(({ title, score }) => (
              <li>
                {title} <span class="quiet">{Math.round(score * 100)}%</span>
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
      {callback ? (
        <Fact name={said.ticket.callback}>
          {callback.telephone ? (
            <a href={`tel:${callback.telephone}`}>{callback.telephone}</a>
          ) : (
            said.ticket.callbackHidden
          )}
        </Fact>
      ) : null}
      <Fact name={facts.opened}>
        <When at={ticket.createdAt} now={now} />
        {ticket.state === "resolved" ? "" : `（${lasting(ticket.waitingSince, now)}）`}
      </Fact>
      {ticket.reopenedCount > 0 ? (
        <Fact name={facts.reopened}>{facts.times.replace("{count}", String(ticket.reopenedCount))}</Fact>
      ) : null}
      {ticket.feedback ? <Fact name={facts.feedback}>{said.feedback[ticket.feedback]}</Fact> : null}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
