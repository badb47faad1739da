import type { DeskConsole } from "../../answers/desk-words.ts";
import type { QueueCounts, QueueRow, QueuePage as Rows } from "../../storage/desk/queue.ts";
import type { Agent } from "../agent.ts";
import { DeskPage, type DeskWords } from "../desk-page.tsx";
import { Keys, LiveStatus } from "./live-parts.tsx";
import { pathOf, type QueueQuery, TABS } from "./queue-query.ts";
import { lasting, When } from "./times.tsx";

type Props = DeskWords & {
  desk: DeskConsole;
  agent: Agent;
  asked: QueueQuery;
  page: Rows;
  counts: QueueCounts;
  notice?: string | undefined;
  now: number;
};

/** The queue: tabs, filters and search, the tickets, and what can be done to several at once. */
export function QueuePage(props: Props) {
  const { words, said, desk, agent, asked, page, notice } = props;
  const { queue } = desk.console;
  const tooShort = asked.q.length > 0 && [...asked.q.replace(/\s/g, "")].length < 2;
  return (
    <DeskPage words={words} said={said} title={queue.heading} agent={agent}>
      {notice ? (
        <p class="notice" role="status">
          {notice}
        </p>
      ) : null}
      <div class="console queue" data-console="queue" data-fresh={queue.fresh}>
        <Tabs {...props} />
        <Filters desk={desk} asked={asked} />
        {tooShort ? <p role="alert">{queue.tooShort}</p> : null}
        {page.capped ? <p class="quiet">{queue.capped}</p> : null}
        <form method="post" action="/desk/bulk">
          <input type="hidden" name="back" value={pathOf(asked, { after: asked.after })} />
          <div id="rows" data-live>
            {page.rows.length === 0 ? <p>{queue.empty}</p> : <Table {...props} />}
            <p class="pages">
              {asked.after ? <a href={pathOf(asked, {})}>{queue.first}</a> : null}
              {page.next ? <a href={pathOf(asked, { after: page.next })}>{queue.next}</a> : null}
            </p>
          </div>
          <Bulk desk={desk} />
        </form>
        <Keys desk={desk} />
        <LiveStatus desk={desk} />
      </div>
    </DeskPage>
  );
}

function Tabs({ desk, asked, counts }: Props) {
  const { queue } = desk.console;
  const numbers: Record<string, number> = {
    ...counts,
    open: counts.waiting + counts.assigned + counts.pending,
  };
  return (
    <div id="tabs" data-live>
      <nav aria-label={queue.tabsLabel} class="tabs">
        <ul>
          {TABS.map((tab) => (
            <li>
              <a href={pathOf(asked, { tab })} aria-current={asked.tab === tab ? "page" : undefined}>
                {queue.tabs[tab]}
                {tab in numbers ? <span class="count"> {numbers[tab]}</span> : null}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {counts.overdue > 0 ? (
        <p class="overdue">
          <a href="/desk?tab=open&overdue=1">
            {queue.overdueCount.replace("{count}", String(counts.overdue))}
          </a>
        </p>
      ) : null}
    </div>
  );
}

function Filters({ desk, asked }: Pick<Props, "desk" | "asked">) {
  const { queue, channels, priorities, labels } = desk.console;
  const select = (name: "channel" | "priority" | "label", label: string, options: [string, string][]) => (
    <label>
      <span>{label}</span>
      <select name={name}>
        <option value="">{queue.any}</option>
        {options.map(([value, words]) => (
          <option value={value} selected={asked[name] === value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form class="filters" method="get" action="/desk">
      <input type="hidden" name="tab" value={asked.tab} />
      <label class="wide">
        <span>{queue.search}</span>
        <input id="search" name="q" type="search" value={asked.q} aria-describedby="search-hint" />
      </label>
      {select("channel", queue.channel, Object.entries(channels))}
      {select("priority", queue.priority, Object.entries(priorities))}
      {select(
        "label",
        queue.label,
        labels.map((label) => [label, label]),
      )}
      <label class="check">
        <input type="checkbox" name="overdue" value="1" checked={asked.overdue === "1"} />
        {queue.overdue}
      </label>
      <button type="submit">{queue.apply}</button>
      <a
        href={pathOf(
          { ...asked, q: "", label: "", channel: undefined, priority: undefined, overdue: undefined },
          {},
        )}
      >
        {queue.clear}
      </a>
      <p id="search-hint" class="quiet">
        {queue.searchHint}
      </p>
    </form>
  );
}

function Table({ desk, page, now }: Props) {
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
              {labels.map((label) => (
                <span class="label">{label}</span>
              ))}
            </p>
          </div>
        </div>
      </th>
      <td>{states[ticket.state]}</td>
      <td>{ticket.state === "resolved" ? "" : lasting(ticket.waitingSince, now)}</td>
      <td class={overdue ? "overdue" : undefined}>
        {ticket.dueAt === null ? "" : <When at={ticket.dueAt} now={now} />}
        {overdue ? <span class="quiet">{facts.overdue}</span> : null}
      </td>
      <td>{ticket.assigneeName ?? ""}</td>
    </tr>
  );
}

function Bulk({ desk }: Pick<Props, "desk">) {
  const { queue, labels } = desk.console;
  return (
    <fieldset class="bulk">
      <legend>{queue.bulk}</legend>
      <button type="submit" name="do" value="resolve">
        {queue.bulkResolve}
      </button>
      <label>
        <span class="for-readers">{queue.label}</span>
        <select name="label">
          {labels.map((label) => (
            <option value={label}>{label}</option>
          ))}
        </select>
      </label>
      <button type="submit" name="do" value="label">
        {queue.bulkLabel}
      </button>
    </fieldset>
  );
}

/** As much of a message as a line of the list holds. */
function excerpt(text: string): string {
  const letters = [...text.replace(/\s+/g, " ")];
  return letters.length <= 60 ? letters.join("") : `${letters.slice(0, 60).join("")}…`;
}
