import type { Channel } from "../../activity.ts";
import type { ConsoleWords } from "../../answers/desk-words.ts";
import type { DeskMessage } from "../conversation-door.ts";
import { When } from "./times.tsx";

type Props = { console: ConsoleWords; channel: Channel; messages: DeskMessage[]; now: number };

/** The conversation: who, when, what, what it cites, and whether it arrived. */
export function Messages({ console: said, channel, messages, now }: Props) {
  if (messages.length === 0) return <p>{said.ticket.conversationEmpty}</p>;
  return (
    <ol class="messages">
      {messages.map((message) => (
        <Message said={said} channel={channel} message={message} now={now} />
      ))}
    </ol>
  );
}

function Message(props: { said: ConsoleWords; channel: Channel; message: DeskMessage; now: number }) {
  const { said, channel, message, now } = props;
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
    </li>
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
