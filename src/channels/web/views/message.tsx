import { raw } from "hono/html";
import type { PageWords } from "../../../answers/pages.ts";
import type { ShownMessage } from "../../door.ts";

const CLOCK = new Intl.DateTimeFormat("ja-JP", {
  timeZone: "Asia/Tokyo",
  hour: "numeric",
  minute: "2-digit",
});

/** A citation's identifier where it is the manual's; a municipality's own entries have others. */
const MANUAL_SECTION = /^\d+(\.\d+)*$/;

/** One message of the history: who, when, what, and what it cites. */
export function Message({ words, message }: { words: PageWords; message: ShownMessage }) {
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
        <div class="body">{raw(html)}</div>
      ) : (
        <Plain text={text} telephone={words.emergency.telephone} />
      )}
      <Sources words={words} message={message} />
    </li>
  );
}

/** Plain text with its line breaks, the telephone number tappable. */
function Plain({ text, telephone }: { text: string; telephone: string }) {
  const [first = "", ...rest] = text.split(telephone);
  return (
    <p class="body plain">
      {first}
      {rest.map((part) => (
        <>
          <Telephone number={telephone} />
          {part}
        </>
      ))}
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

/** What an answer rests on: one quiet line that opens. */
function Sources({ words, message }: { words: PageWords; message: ShownMessage }) {
  const claims = (message.activity?.entities ?? []).flatMap(({ citation }) => citation);
  const [first] = claims;
  if (!first) return null;
  return (
    <details class="sources">
      <summary>
        {words.sourcesHeading}：<span lang="ja">{first.appearance.name}</span>
      </summary>
      <ul lang="ja">
        {claims.map(({ appearance: { identifier, name } }) => (
          <li>{MANUAL_SECTION.test(identifier) ? <a href={`/manual/${identifier}`}>{name}</a> : name}</li>
        ))}
      </ul>
      <p lang="ja">
        <cite>{first.appearance.abstract}</cite>
      </p>
    </details>
  );
}
