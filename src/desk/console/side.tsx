import type { ConsoleWords } from "../../answers/desk-words.ts";
import type { Action } from "../transitions.ts";
import type { TicketView } from "./ticket-view.ts";
import { When } from "./times.tsx";

type Props = { console: ConsoleWords; view: TicketView; now: number };

/** Internal notes and the form that adds one. */
export function Notes({ console: said, view, now, noteId }: Props & { noteId: string }) {
  const { ticket, notes } = view;
  return (
    <section aria-labelledby="notes-heading">
      <h2 id="notes-heading">{said.ticket.notes}</h2>
      <div id="notes" data-live>
        <ul class="notes">
          {notes.map(({ agentName, at, text }) => (
            <li>
              <span class="quiet">
                {agentName} <When at={at} now={now} />
              </span>
              <p class="said" dir="auto">
                {text}
              </p>
            </li>
          ))}
        </ul>
      </div>
      <form method="post" action={`/desk/tickets/${ticket.id}/notes`}>
        <input type="hidden" name="noteId" value={noteId} />
        <label for="note">{said.ticket.note}</label>
        <textarea id="note" name="text" rows={2} maxlength={5000} data-submit-keys />
        <button type="submit">{said.ticket.addNote}</button>
      </form>
    </section>
  );
}

/** The ticket's labels, each with its way off, and the form that sets one. */
export function Labels({ console: said, view }: Omit<Props, "now">) {
  const { ticket, labels } = view;
  const action = `/desk/tickets/${ticket.id}/labels`;
  return (
    <section aria-labelledby="labels-heading">
      <h2 id="labels-heading">{said.ticket.labels}</h2>
      <div id="labels" data-live>
        <form method="post" action={action} class="labels">
          {labels.map((label) => (
            <span class="label">
              {label}
              <button
                type="submit"
                name="remove"
                value={label}
                aria-label={said.ticket.removeLabel.replace("{label}", label)}
              >
                ×
              </button>
            </span>
          ))}
        </form>
      </div>
      <form method="post" action={action} class="inline">
        <label>
          <span class="for-readers">{said.ticket.labels}</span>
          <select name="add">
            {said.labels.map((label) => (
              <option value={label}>{label}</option>
            ))}
          </select>
        </label>
        <button type="submit">{said.ticket.addLabel}</button>
      </form>
    </section>
  );
}

/** What has happened to the ticket: what, who, when. */
export function History({ console: said, view, now }: Props) {
  const words: Record<string, string> = said.events;
  return (
    <details class="history">
      <summary>{said.ticket.history}</summary>
      <ol id="history" data-live>
        {view.events.map(({ action, agentName, detail, at }) => (
          <li>
            <When at={at} now={now} />　{agentName ?? ""}{" "}
            {(words[action] ?? action).replace("{detail}", detail ?? "")}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What can be done to a ticket in its state, with the key that does it. */
const PRESSES: Record<TicketView["ticket"]["state"], { press: Action; key: string }[]> = {
  waiting: [
    { press: "claim", key: "c" },
    { press: "resolve", key: "e" },
    { press: "hand-back", key: "b" },
  ],
  assigned: [
    { press: "resolve", key: "e" },
    { press: "hand-back", key: "b" },
    { press: "release", key: "" },
  ],
  pending: [
    { press: "resolve", key: "e" },
    { press: "hand-back", key: "b" },
    { press: "release", key: "" },
  ],
  resolved: [{ press: "take-over", key: "c" }],
};

/** The buttons that change the ticket. */
export function Presses({ console: said, view }: Omit<Props, "now">) {
  const { ticket, colleagues } = view;
  const words: Record<string, string> = said.actions;
  return (
    <form method="post" action={`/desk/tickets/${ticket.id}/actions`} class="presses" id="presses" data-live>
      {PRESSES[ticket.state].map(({ press, key }, i) => (
        <button
          type="submit"
          name="press"
          value={press}
          id={`press-${press}`}
          class={i === 0 ? "send" : undefined}
          aria-keyshortcuts={key || undefined}
          data-key={key || undefined}
        >
          {words[press]}
        </button>
      ))}
      {ticket.state !== "resolved" && colleagues.length > 0 ? (
        <span class="inline">
          <label>
            <span class="for-readers">{said.ticket.transferTo}</span>
            <select name="to" id="transfer-to">
              {colleagues.map(({ id, name }) => (
                <option value={id}>{name}</option>
              ))}
            </select>
          </label>
          <button type="submit" name="press" value="transfer" id="press-transfer">
            {said.actions.transfer}
          </button>
        </span>
      ) : null}
    </form>
  );
}
