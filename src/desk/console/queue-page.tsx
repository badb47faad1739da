import type { DeskConsole } from "../../answers/desk-words.ts";
import type { QueueCounts, QueuePage as Rows } from "../../storage/desk/queue.ts";
import type { Agent } from "../agent.ts";
import { DeskPage, type DeskWords } from "../desk-page.tsx";
import { Keys, LiveStatus } from "./live-parts.tsx";
import { pathOf, type QueueQuery, TABS } from "./queue-query.ts";
import { TicketTable } from "./queue-table.tsx";

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
    <DeskPage words={words} said={said} title={queue.heading} agent={agent} here="/desk">
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
            {page.rows.length === 0 ? <p>{queue.empty}</p> : <TicketTable {...props} />}
            <p class="pages">
              {asked.after ? <a href={pathOf(asked, {})}>{queue.first}</a> : null}
              {page.next ? <a href={pathOf(asked, { after: page.next })}>{queue.next}</a> : null}
            </p>
          </div>
          <Bulk desk={desk} />
        </form>
        <LiveStatus desk={desk} />
        <Keys desk={desk} />
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
