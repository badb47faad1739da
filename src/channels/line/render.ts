import type { messagingApi } from "@line/bot-sdk";
import type { BotActivity } from "../../activity.ts";
import type { Content } from "../../answers/content.ts";

/** LINE's limits: https://developers.line.biz/en/reference/messaging-api/ (text message, quick reply). */
const MAX_TEXT = 5000;
const MAX_MESSAGES = 5;
const MAX_QUICK_REPLIES = 13;
const MAX_LABEL = 20;
const MAX_ACTION_TEXT = 300;

const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });

/**
 * Renders a turn's replies for LINE: texts with their sources, and the choices as quick replies under the last one.
 *
 * @param replies in their order
 * @param content for the words before the cited section
 * @returns one to five messages within LINE's limits
 */
export function toLineMessages(replies: BotActivity[], content: Content): messagingApi.TextMessage[] {
  const texts = replies.map((reply) => withSource(reply, content)).flatMap(cut);
  const messages = texts
    .slice(0, MAX_MESSAGES)
    .map((text): messagingApi.TextMessage => ({ type: "text", text }));
  const last = messages.at(-1);
  const items = quickReplies(replies.at(-1));
  if (last && items.length > 0) last.quickReply = { items };
  return messages;
}

/** Adds the main section; a phone's screen is small and the full answer names the others. */
function withSource({ text, entities = [] }: BotActivity, { manual, phrases }: Content): string {
  const main = entities[0]?.citation[0]?.appearance.name;
  return main ? `${text}\n\n（${phrases.source}：${manual.shortTitle} ${main}）` : text;
}

/** Cuts a text over the limit at the last line or sentence end before it. */
function cut(text: string): string[] {
  if (text.length <= MAX_TEXT) return [text];
  const head = text.slice(0, MAX_TEXT);
  const end = Math.max(head.lastIndexOf("\n"), head.lastIndexOf("。") + 1);
  const at = end > 0 ? end : MAX_TEXT;
  return [text.slice(0, at), ...cut(text.slice(at).trimStart())];
}

function quickReplies(reply: BotActivity | undefined): messagingApi.QuickReplyItem[] {
  return (reply?.suggestedActions?.actions ?? []).slice(0, MAX_QUICK_REPLIES).map(({ title, value }) => ({
    type: "action",
    action: { type: "message", label: label(title), text: value.slice(0, MAX_ACTION_TEXT) },
  }));
}

function label(title: string): string {
  const letters = [...graphemes.segment(title)].map(({ segment }) => segment);
  return letters.length <= MAX_LABEL ? title : `${letters.slice(0, MAX_LABEL - 1).join("")}…`;
}
