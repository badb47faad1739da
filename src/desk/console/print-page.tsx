import type { DeskConsole } from "../../answers/desk-words.ts";
import type { AddressOf } from "../../transcripts/forms.ts";
import { FormLinks } from "../../transcripts/views/form-links.tsx";
import { DeskPage, type DeskWords } from "../desk-page.tsx";
import { Facts } from "./facts.tsx";
import { Messages } from "./messages.tsx";
import type { TicketView } from "./ticket-view.ts";
import { When } from "./times.tsx";

type Props = DeskWords & {
  desk: DeskConsole;
  view: TicketView;
  withNotes: boolean;
  addressOf: AddressOf;
  now: number;
};

/** A ticket on paper: the conversation, what is known, and the notes where they are wanted. No number to call. */
export function PrintPage({ words, said, desk, view, withNotes, addressOf, now }: Props) {
  const { console: text } = desk;
  const { ticket, messages, notes } = view;
  const title = text.print.heading.replace("{number}", String(ticket.number));
  return (
    <DeskPage words={words} said={said} title={title}>
      <p>
        {text.print.printed}：<When at={now} now={0} />（
        {withNotes ? text.print.withNotes : text.print.withoutNotes}）
      </p>
      <FormLinks words={words} addressOf={addressOf} />
      <Facts console={text} view={{ ...view, callback: undefined }} now={now} />
      <h2>{text.ticket.conversation}</h2>
      <Messages console={text} channel={ticket.channel} messages={messages} now={0} />
      {withNotes ? (
        <>
          <h2>{text.ticket.notes}</h2>
          <ul class="notes">
            {notes.map((note) => (
              <li>
                <span class="quiet">
                  {note.agentName} <When at={note.at} now={0} />
                </span>
                <p class="said" dir="auto">
                  {note.text}
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </DeskPage>
  );
}
