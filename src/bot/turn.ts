import { type Activity, AutoSaveStateMiddleware, ConversationState } from "botbuilder-core";
import { type BotActivity, botActivity, type Channel, type EventKind, type Outcome } from "../activity.ts";
import { type Content, phrasesIn } from "../answers/content.ts";
import type { MaskedKind, RedactedText } from "../privacy/redact.ts";
import type { DeskEffect } from "./desk-effect.ts";
import { HelpdeskBot } from "./helpdesk-bot.ts";
import { MaskedNotice } from "./masked-notice.ts";
import { isWithPerson } from "./person-state.ts";
import { sayOfPerson } from "./person-words.ts";
import type { BotDeps } from "./respond.ts";
import { TurnAdapter } from "./turn-adapter.ts";
import { type TurnState, turnState } from "./turn-state.ts";
import { TurnStorage } from "./turn-storage.ts";
import { answerWordless, isWordless } from "./wordless.ts";

/** What the bot answers; that somebody has left or taken a message back is the conversation's business. */
export type BotEvent = Exclude<EventKind, "leave" | "unsend">;

/** One redacted event of a user. */
export type TurnInput = {
  conversationId: string;
  channel: Channel;
  kind: BotEvent;
  text: RedactedText;
  masked: MaskedKind[];
  /** Unix time in milliseconds */
  now: number;
  /** the id that a ticket of this turn gets */
  ticketId: string;
};

/** What a turn comes to. `outcome` is none for a greeting; `desk`: what the desk is to know; `erase`: the record is to go. */
export type TurnResult = {
  outcome?: Outcome;
  replies: BotActivity[];
  state: TurnState;
  desk?: DeskEffect;
  erase?: boolean;
};

/** Bot Framework's ids of the two sides. */
const USER = { id: "user", name: "", role: "user" };
const BOT = { id: "madoguchi", name: "まどぐち", role: "bot" };
const STATE = "turn";

/**
 * One turn: a pure function of state, event and time. It reads no clock, network or storage; it resolves at once.
 *
 * @param deps content and matcher
 * @param before the state after the turn before
 * @param input the event
 * @returns replies in their order and the state to store
 * @throws Error only for a fault of ours; the conversation answers then with an apology
 */
export async function runTurn(deps: BotDeps, before: TurnState, input: TurnInput): Promise<TurnResult> {
  const phrases = phrasesIn(deps.content, before.style);
  if (isWordless(input.kind)) {
    if (isWithPerson(before.person) && input.kind !== "group" && input.kind !== "hasty")
      return relayWordless(deps.content, before, input);
    const { replies, state } = answerWordless(deps.content, input, input.kind, before);
    return { outcome: replies.at(-1)?.channelData?.outcome ?? "unsure", replies, state };
  }
  const adapter = new TurnAdapter();
  const activity = toActivity(input);
  const key = `${activity.channelId}/conversations/${input.conversationId}/`;
  const storage = new TurnStorage({ [key]: { [STATE]: before } });
  const conversationState = new ConversationState(storage);
  adapter.use(new AutoSaveStateMiddleware(conversationState));
  adapter.use(new MaskedNotice(phrases, input.channel, input.masked));
  const bot = new HelpdeskBot(deps, conversationState.createProperty<TurnState>(STATE), input);
  await adapter.run(activity, (context) => bot.run(context));
  const replies = adapter.sent.map((sent) => botActivity.parse(sent));
  const outcome = replies.findLast((reply) => reply.channelData?.outcome)?.channelData?.outcome;
  const state = turnState.parse(storage.snapshot()[key]?.[STATE]);
  return {
    ...(outcome ? { outcome } : {}),
    replies,
    state,
    ...(bot.desk ? { desk: bot.desk } : {}),
    ...(bot.erase ? { erase: true } : {}),
  };
}

/** The person sees that something came; what could show a card is declined as always. */
function relayWordless(content: Content, before: TurnState, { kind, now }: TurnInput): TurnResult {
  const receipt = sayOfPerson({ content, style: before.style, now }, "receipt");
  const { notText } = phrasesIn(content, before.style);
  const reply = kind === "not-text" ? { ...receipt, text: notText } : receipt;
  return { outcome: "handed-over", replies: [reply], state: before, desk: { type: "wrote" } };
}

function toActivity({ conversationId, channel, kind, text, now }: TurnInput): Partial<Activity> {
  return {
    type: kind === "join" ? "conversationUpdate" : "message",
    ...(kind === "join" ? { membersAdded: [USER] } : { text }),
    channelId: channel === "line" ? "line" : "directline",
    conversation: { id: conversationId, isGroup: false, conversationType: "personal", name: "" },
    from: USER,
    recipient: BOT,
    timestamp: new Date(now),
    locale: "ja-JP",
  };
}
