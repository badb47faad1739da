import type { Phrases, Style } from "../../../answers/content.ts";
import type { PageWords } from "../../../answers/pages.ts";
import { Layout } from "../../../pages/layout.tsx";
import { offered } from "../../choices.ts";
import type { ShownMessage } from "../../door.ts";
import type { Visit } from "../visit.ts";
import { ChatForm } from "./chat-form.tsx";
import { Message, Telephone } from "./message.tsx";
import { Settings } from "./settings.tsx";

/** What the chat page shows. */
export type ChatPageProps = {
  words: PageWords;
  visit: Visit;
  phrases: Pick<Phrases, "human" | "easier" | "usual">;
  /** how the bot speaks in this conversation */
  style: Style;
  messages: ShownMessage[];
  /** the id that the next message will have: sent twice it is one message */
  nextEventId: string;
  /** none before the conversation has begun */
  transcriptPath: string | null;
};

const NOTHING = { choices: [], listed: 0 };

/** The whole chat. It works as plain forms; static/chat.js saves the page from being loaded anew and brings what is new. */
export function ChatPage(props: ChatPageProps) {
  const { words, visit, phrases, style, messages, nextEventId, transcriptPath } = props;
  const last = messages.at(-1)?.activity;
  return (
    <Layout words={words} title={`${words.siteName}　${words.tagline}`} script>
      <a class="skip" href="#text">
        {words.skipToForm}
      </a>
      <header>
        <h1>
          {words.siteName} <small>{words.tagline}</small>
        </h1>
        <Settings words={words} visit={visit} style={style} phrases={phrases} />
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
              <Message words={words} visit={visit} message={message} />
            ))}
          </ol>
        </div>
        <ChatForm
          words={words}
          visit={visit}
          {...(last ? offered(last) : NOTHING)}
          human={isWithPerson(messages) ? undefined : phrases.human}
          nextEventId={nextEventId}
        />
      </main>
      <Footer words={words} visit={visit} transcriptPath={transcriptPath} />
    </Layout>
  );
}

function Footer({ words, visit, transcriptPath }: Pick<ChatPageProps, "words" | "visit" | "transcriptPath">) {
  const { ask, warning, confirm } = words.startOver;
  return (
    <footer id="footer">
      <p>{words.privacy}</p>
      <p>
        <a class="target" href="/privacy" {...(visit.framed ? { target: "_blank", rel: "noopener" } : {})}>
          {words.privacyLink}
        </a>
      </p>
      {visit.framed ? (
        <p>
          {words.framedNote}{" "}
          <a class="target" href={visit.to("/")} target="_blank" rel="noopener">
            {words.openSeparately}
          </a>
        </p>
      ) : null}
      {transcriptPath ? (
        <>
          <p>
            <a class="target" href={transcriptPath}>
              {words.transcript}
            </a>
          </p>
          <p>
            <button type="button" class="print" hidden>
              {words.print}
            </button>
          </p>
          <details id="start-over">
            <summary>{ask}</summary>
            <form id="start-over-form" method="post" action={visit.to("/start-over")}>
              <p>{warning}</p>
              <button type="submit">{confirm}</button>
            </form>
          </details>
        </>
      ) : null}
    </footer>
  );
}

/** Whether a person was called and has not left: the last to speak was an agent, or the bot that hands over. */
function isWithPerson(messages: ShownMessage[]): boolean {
  const last = messages.findLast(({ role }) => role !== "user");
  return last?.role === "agent" || last?.activity?.channelData?.outcome === "handed-over";
}
