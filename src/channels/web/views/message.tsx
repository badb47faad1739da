import { raw } from "hono/html";
import type { PageWords } from "../../../answers/pages.ts";
import { withoutList } from "../../choices.ts";
import type { ShownMessage } from "../../door.ts";
import type { Visit } from "../visit.ts";
import { Feedback } from "./feedback.tsx";
import { Sources } from "./sources.tsx";

const CLOCK = new Intl.DateTimeFormat("ja-JP", {
  timeZone: "Asia/Tokyo",
  hour: "numeric",
  minute: "2-digit",
});

/** What a message shows. */
export type MessageProps = { words: PageWords; visit: Visit; message: ShownMessage };

/** One message of the history: who, when, what, what it cites, and whether it helped. */
export function Message({ words, visit, message }: MessageProps) {
  const { seq, role, text, activity, at } = message;
  // The bot's HTML is made of content/ at compile time; nothing a user wrote is in it.
  const html = role === "bot" ? activity?.attachments?.[0]?.content : undefined;
  return (
    <li id={`message-${seq}`} class={`message ${role}`}>
      <h3 tabindex={-1}>
        {`${words.speakers[role]} `}
        <time datetime={new Date(at).toISOString()}>{CLOCK.format(at)}</time>
      </h3>
      {html ? (
        <div class="body" lang="ja">
          {raw(html)}
        </div>
      ) : (
        <Plain
          text={activity ? withoutList({ ...activity, text }) : text}
          telephone={words.emergency.telephone}
        />
      )}
      <Sources words={words} message={message} />
      {role !== "user" ? (
        <div class="tools">
          <button type="button" class="read-aloud" data-stop={words.stopReading} hidden>
            {words.readAloud}
          </button>
          <Feedback words={words} action={visit.to("/feedback")} message={message} />
        </div>
      ) : null}
    </li>
  );
}

/** Ours and others; none is broken over two lines. */
const NUMBERS = /(\d{2,4}-\d{2,4}-\d{3,4})/;

/** Plain text with its line breaks; the telephone number is tappable, another may be a fax. */
function Plain({ text, telephone }: { text: string; telephone: string }) {
  return (
    <p class="body plain" lang="ja">
      {text
        .split(NUMBERS)
        .map((part) =>
          part === telephone ? (
            <Telephone number={part} />
          ) : NUMBERS.test(part) ? (
            <span class="number">{part}</span>
          ) : (
            part
          ),
        )}
    </p>
  );
}

/** A telephone number that a phone dials at a tap. */
export function Telephone({ number }: { number: string }) {
  return (
    <a class="number" href={`tel:${number.replaceAll("-", "")}`}>
      {number}
    </a>
  );
}
