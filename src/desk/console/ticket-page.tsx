import type { CannedReply, DeskConsole } from "../../answers/desk-words.ts";
import type { Agent } from "../agent.ts";
import { DeskPage, type DeskWords } from "../desk-page.tsx";
import { Facts } from "./facts.tsx";
import { Keys, LiveStatus } from "./live-parts.tsx";
import { Messages } from "./messages.tsx";
import { type Draft, ReplyBox } from "./reply-box.tsx";
import { History, Labels, Notes, Presses } from "./side.tsx";
import type { TicketView } from "./ticket-view.ts";

type Props = DeskWords & {
  desk: DeskConsole;
  agent: Agent;
  view: TicketView;
  canned: CannedReply[];
  draft: Draft;
  notice?: string | undefined;
  now: number;
  /** ids of the next reply and note: sent twice they are one */
  replyId: string;
  noteId: string;
};

/** One ticket: what can be done above, the conversation and the reply on the left, everything that is known on the right. */
export function TicketPage(props: Props) {
  const { words, said, desk, agent, view, canned, draft, notice, now, replyId, noteId } = props;
  const { ticket, messages } = view;
  const { console: text } = desk;
  const title = text.ticket.heading.replace("{number}", String(ticket.number));
  return (
    <DeskPage words={words} said={said} title={title} agent={agent} faulty={draft.fault !== undefined}>
      <div
        class="console ticket"
        data-console="ticket"
        data-ticket={ticket.id}
        data-fresh={text.ticket.fresh}
        data-typing={text.ticket.typing}
      >
        <div class="top">
          <a href="/desk" id="back">
            {text.ticket.back}
          </a>
          <Presses console={text} view={view} />
          {notice ? (
            <p class="notice" role="status">
              {notice}
            </p>
          ) : null}
          <p id="present" class="present" role="status" data-words={text.ticket.present} />
          <LiveStatus desk={desk} />
          <Keys desk={desk} />
        </div>
        <div class="columns">
          <div class="main">
            <h2 id="conversation-heading" class="for-readers">
              {text.ticket.conversation}
            </h2>
            <section
              id="conversation"
              class="scroll"
              data-live
              tabindex={0}
              aria-label={text.ticket.conversation}
            >
              <Messages
                console={text}
                channel={ticket.channel}
                messages={messages}
                now={now}
                wrong={{ action: `/desk/tickets/${ticket.id}/wrong`, of: view.wrong }}
              />
            </section>
            <ReplyBox console={text} view={view} canned={canned} draft={draft} replyId={replyId} />
          </div>
          <aside class="side">
            <section aria-labelledby="facts-heading">
              <h2 id="facts-heading">{text.ticket.facts}</h2>
              <div id="facts" data-live>
                <Facts console={text} view={view} now={now} />
              </div>
            </section>
            <Labels console={text} view={view} />
            <Notes console={text} view={view} now={now} noteId={noteId} />
            <History console={text} view={view} now={now} />
            <p class="quiet">
              {text.ticket.conversationId} <code class="to-copy">{ticket.conversationId}</code>
            </p>
            <p class="prints">
              <a href={`/desk/tickets/${ticket.id}/print`}>{text.ticket.print}</a>
              <a href={`/desk/tickets/${ticket.id}/print?notes=1`}>{text.ticket.printWithNotes}</a>
            </p>
          </aside>
        </div>
      </div>
    </DeskPage>
  );
}
