import type { Child } from "hono/jsx";
import type { Channel } from "../../activity.ts";
import type { ConsoleWords } from "../../answers/desk-words.ts";
import type { DeskMessage } from "../conversation-door.ts";
import { When } from "./times.tsx";

type Props = {
  console: ConsoleWords;
  channel: Channel;
  messages: DeskMessage[];
  now: number;
  /** where it can be said that an answer was wrong: the form's address, and of which messages it was said */
  wrong?: { action: string; of: number[] };
};

/** The conversation: who, when, what, what it cites, and whether it arrived. */
export function Messages({ console: said, channel, messages, now, wrong }: Props) {
  if (messages.length === 0) return <p>{said.ticket.conversationEmpty}</p>;
  const questions = new Map(messages.flatMap((one) => (one.role === "user" ? [[one.eventId, one]] : [])));
  return (
    <ol class="messages">
      {messages.map((message) => (
        <Message said={said} channel={channel} message={message} now={now}>
          <Wrong said={said} wrong={wrong} message={message} question={questions.get(message.eventId)} />
        </Message>
      ))}
    </ol>
  );
}

type MessageProps = {
  said: ConsoleWords;
  channel: Channel;
  message: DeskMessage;
  now: number;
  children: Child;
};

function Message({ said, channel, message, now, children }: MessageProps) {
  const { seq, role, text, activity, at, delivery } = message;
  const sources = (activity?.entities ?? []).flatMap(({ citation }) => citation);
  const candidates = activity?.channelData?.candidates ?? [];
  const quiet = role === "bot" && activity?.channelData?.flow === "handover";
  return (
    <li id={`message-${seq}`} class={`said-by ${role}${quiet ? " receipt" : ""}`}>
      <h3>
        {said.speakers[role]} <When at={at} now={now} />
        {role === "agent" ? <Arrival said={said} channel={channel} delivery={delivery} /> : null}
        {role !== "agent" && delivery?.state === "failed" ? (
          <Arrival said={said} channel={channel} delivery={delivery} />
        ) : null}
      </h3>
      <p class="said" dir="auto">
        {text}
      </p>
      {candidates.length > 0 ? (
        <p class="quiet">
          {said.facts.candidates}：{candidates.map(({ title }) => title).join("、")}
        </p>
      ) : null}
      {sources.length > 0 ? (
        <p class="quiet">出典：{sources.map(({ appearance }) => appearance.name).join("、")}</p>
      ) : null}
      {children}
    </li>
  );
}

type WrongProps = {
  said: ConsoleWords;
  wrong: Props["wrong"];
  message: DeskMessage;
  question: DeskMessage | undefined;
};

/** Beside an answer of the bot's: that it was wrong, or the button that says so. */
function Wrong({ said, wrong, message, question }: WrongProps) {
  if (!wrong || !question || message.role !== "bot" || !message.activity?.channelData?.answer) return null;
  if (wrong.of.includes(question.seq)) return <p class="marked-wrong">{said.ticket.markedWrong}</p>;
  return (
    <form method="post" action={wrong.action} class="screen-only">
      <input type="hidden" name="seq" value={String(message.seq)} />
      <button
        type="submit"
        class="wrong"
        id={`wrong-${message.seq}`}
        aria-label={said.ticket.wrongOf.replace("{text}", () => question.text)}
      >
        {said.ticket.wrong}
      </button>
    </form>
  );
}

function Arrival(props: { said: ConsoleWords; channel: Channel; delivery: DeskMessage["delivery"] }) {
  const { said, channel, delivery } = props;
  const state = delivery?.state ?? (channel === "web" ? "shown" : "pending");
  const reason = said.failures[delivery?.code ?? ""] ?? said.failures.other;
  return (
    <span class={`arrival ${state}`}>
      {said.delivery[state]}
      {state === "failed" ? `（${reason}）` : ""}
    </span>
  );
}
