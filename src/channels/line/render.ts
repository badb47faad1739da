import type { messagingApi } from "@line/bot-sdk";
import type { BotActivity, Choice } from "../../activity.ts";
import type { Content, Phrases } from "../../answers/content.ts";
import { offered } from "../choices.ts";
import { cut, shorten } from "./cut.ts";

/** LINE's limits: https://developers.line.biz/en/reference/messaging-api/ (text message, quick reply). */
const MAX_TEXT = 5000;
const MAX_MESSAGES = 5;
const MAX_QUICK_REPLIES = 13;
const MAX_LABEL = 20;
const MAX_ACTION_TEXT = 300;

/** What rendering needs of the content: how the manual is cited, and our words in the conversation's style. */
export type Words = Pick<Content, "manual"> & {
  phrases: Phrases;
  /** where the chat's pages are, where the operator has said so */
  publicUrl?: string | undefined;
};

/**
 * Renders a turn's replies for LINE: texts with their sources, and the last one's choices, as quick replies and numbered in the
 * text, so that they can be typed where quick replies are not shown.
 *
 * @param replies in their order
 * @param words for the source and before the choices
 * @returns one to five messages within LINE's limits; none when no reply has a text
 */
export function toLineMessages(replies: BotActivity[], words: Words): messagingApi.TextMessage[] {
  const last = replies.at(-1);
  const texts = replies.map((reply) => withSource(reply, words));
  if (last) texts.push([texts.pop(), choiceLines(last, words.phrases)].filter(Boolean).join("\n\n"));
  const messages = withinFive(texts).map((text): messagingApi.TextMessage => ({ type: "text", text }));
  const items = quickReplies(last);
  const under = messages.at(-1);
  if (under && items.length > 0) under.quickReply = { items };
  return messages;
}

/** Adds the main section to what is answered, and the page to print; a phone's screen is small, a question of a flow goes without. */
function withSource({ text, entities = [], channelData }: BotActivity, words: Words): string {
  const { manual, phrases, publicUrl } = words;
  const main = channelData?.asksOnly ? undefined : entities[0]?.citation[0]?.appearance.name;
  const page =
    channelData?.plan && publicUrl ? `${phrases.flowPrint}\n${new URL(channelData.plan, publicUrl)}` : "";
  const source = main ? `（${phrases.source}：${manual.shortTitle} ${main}）` : "";
  return [text, page, source].filter(Boolean).join("\n\n");
}

/** The choices that the text does not list already, by number; after an open question, which a number would answer, without. */
function choiceLines(reply: BotActivity, { byNumber, byWord }: Phrases): string {
  const { choices, listed, numbered } = offered(reply);
  const lines = choices
    .slice(listed, MAX_QUICK_REPLIES)
    .map(({ title }, i) => (numbered ? `${listed + i + 1}. ${title}` : `・${title}`));
  return lines.length > 0 ? [numbered ? byNumber : byWord, ...lines].join("\n") : "";
}

/** At most five messages: neighbours go together before anything is left out. */
function withinFive(texts: string[]): string[] {
  const apart = texts.flatMap((text) => cut(text, MAX_TEXT));
  return apart.length <= MAX_MESSAGES ? apart : cut(texts.join("\n\n"), MAX_TEXT).slice(0, MAX_MESSAGES);
}

function quickReplies(reply: BotActivity | undefined): messagingApi.QuickReplyItem[] {
  return (reply?.suggestedActions?.actions ?? []).slice(0, MAX_QUICK_REPLIES).map(toQuickReply);
}

function toQuickReply({ title, value }: Choice): messagingApi.QuickReplyItem {
  const text = value.slice(0, MAX_ACTION_TEXT);
  return { type: "action", action: { type: "message", label: shorten(title, MAX_LABEL), text } };
}
