import type { CannedReply, ConsoleWords } from "../../answers/desk-words.ts";
import type { TicketView } from "./ticket-view.ts";

/** What stands in the reply box: what was typed before, or inserted. */
export type Draft = { text: string; answer?: string | undefined; fault?: string | undefined };

type Props = {
  console: ConsoleWords;
  view: TicketView;
  canned: CannedReply[];
  draft: Draft;
  replyId: string;
};

/** The reply box with what can be inserted: three suggested answers, canned replies. Works as a form and as links. */
export function ReplyBox({ console: said, view, canned, draft, replyId }: Props) {
  const { ticket, suggestions } = view;
  const words = said.ticket;
  if (ticket.state === "resolved") return <p id="reply">{words.closed}</p>;
  const cited = suggestions.find(({ id }) => id === draft.answer);
  const path = `/desk/tickets/${ticket.id}`;
  return (
    <section aria-labelledby="reply-heading" class="reply">
      <h2 id="reply-heading" class="for-readers">
        {words.reply}
      </h2>
      <details class="suggestions" open>
        <summary>
          {words.suggestions} <span class="quiet screen-only">{words.suggestionsHint}</span>
        </summary>
        <ol id="suggestions" data-live>
          {suggestions.map(({ id, title, text, sections }, i) => (
            <li>
              <a
                class="suggestion"
                href={`${path}?answer=${id}#reply-text`}
                id={`suggestion-${i + 1}`}
                data-insert={text}
                data-answer={id}
                data-title={title}
                data-key={String(i + 1)}
              >
                {title}
              </a>
              <p class="quiet" dir="auto">
                {text.length > 90 ? `${text.slice(0, 90)}…` : text}（{sections[0] ?? ""}）
              </p>
            </li>
          ))}
        </ol>
        {suggestions.length === 0 ? <p class="quiet">{words.noSuggestions}</p> : null}
      </details>
      <details class="canned">
        <summary>{words.canned}</summary>
        <ul>
          {canned.map(({ id, title, text }) => (
            <li>
              <a href={`${path}?canned=${id}#reply-text`} data-insert={text}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </details>
      <form method="post" action={`${path}/replies`} id="reply">
        {draft.fault ? (
          <p id="reply-fault" class="fault" role="alert">
            {draft.fault}
          </p>
        ) : null}
        <input type="hidden" name="replyId" value={replyId} />
        <input type="hidden" name="answer" id="reply-answer" value={cited ? (draft.answer ?? "") : ""} />
        <label for="reply-text">{words.reply}</label>
        <textarea
          id="reply-text"
          name="text"
          rows={3}
          dir="auto"
          data-submit-keys
          aria-describedby={draft.fault ? "reply-fault reply-hint" : "reply-hint"}
          aria-invalid={draft.fault ? "true" : undefined}
        >
          {draft.text}
        </textarea>
        <p id="citing" class="quiet" data-words={words.citing} hidden={!cited}>
          <span>{cited ? words.citing.replace("{title}", cited.title) : ""}</span>{" "}
          <button type="button" id="drop-citation" class="screen-only">
            {words.dropCitation}
          </button>
        </p>
        <div class="hint-and-send">
          <p id="reply-hint" class="quiet">
            {words.replyHint}
          </p>
          <button type="submit" class="send">
            {ticket.state === "waiting" ? words.claimAndSend : words.send}
          </button>
        </div>
      </form>
    </section>
  );
}
