import type { PageWords } from "../../../answers/pages.ts";
import { Layout } from "../../../pages/layout.tsx";
import type { ShownMessage } from "../../door.ts";
import { Message, Telephone } from "./message.tsx";

/** What the chat page shows. */
export type ChatPageProps = {
  words: PageWords;
  messages: ShownMessage[];
  /** the id that the next message will have: sent twice it is one message */
  nextEventId: string;
  /** none before the conversation has begun */
  transcriptPath: string | null;
};

/** The whole chat. It works as a plain form; static/chat.js only saves the page from being loaded anew. */
export function ChatPage({ words, messages, nextEventId, transcriptPath }: ChatPageProps) {
  const offered = messages.at(-1)?.activity?.suggestedActions?.actions ?? [];
  return (
    <Layout words={words} title={`${words.siteName}　${words.tagline}`} script>
      <a class="skip" href="#text">
        {words.skipToForm}
      </a>
      <header>
        <h1>
          {words.siteName} <small>{words.tagline}</small>
        </h1>
        <p class="emergency">
          {words.emergency.lead}
          <strong>
            <Telephone number={words.emergency.telephone} />
          </strong>
          （{words.emergency.hours}）
        </p>
      </header>
      <main>
        <h2 id="log-heading" class="for-readers">
          {words.logHeading}
        </h2>
        <div role="log" aria-labelledby="log-heading">
          <ol id="log" data-conversation={transcriptPath ?? ""}>
            {messages.map((message) => (
              <Message words={words} message={message} />
            ))}
          </ol>
        </div>
        <form
          id="say"
          method="post"
          action="/"
          data-sending={words.sending}
          data-failed={words.sendFailed}
          data-keys={words.formHintKeys}
        >
          <input id="event-id" type="hidden" name="eventId" value={nextEventId} />
          <div id="choices">
            {offered.length > 0 ? (
              <fieldset>
                <legend>{words.choicesHeading}</legend>
                <ul class="choices">
                  {offered.map(({ title, value }) => (
                    <li>
                      <button type="submit" name="choice" value={value} formnovalidate>
                        {title}
                      </button>
                    </li>
                  ))}
                </ul>
              </fieldset>
            ) : null}
          </div>
          <label for="text">{words.formLabel}</label>
          <p id="hint">{words.formHint}</p>
          <textarea id="text" name="text" rows={2} maxlength={5000} required aria-describedby="hint" />
          <button type="submit" class="send">
            {words.send}
          </button>
        </form>
        <p id="status" role="status" />
      </main>
      <footer>
        <p>{words.privacy}</p>
        <ul id="footer-links">
          {transcriptPath ? (
            <>
              <li>
                <a href={transcriptPath}>{words.transcript}</a>
              </li>
              <li>
                <form method="post" action="/start-over">
                  <button type="submit">{words.startOver}</button>
                </form>
              </li>
            </>
          ) : null}
        </ul>
      </footer>
    </Layout>
  );
}
