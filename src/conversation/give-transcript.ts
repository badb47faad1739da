import type { BotActivity, Channel } from "../activity.ts";
import type { Content } from "../answers/content.ts";
import { escapeHtml } from "../answers/html.ts";
import type { PageWords } from "../answers/pages.ts";
import type { ConversationDatabase } from "../storage/conversation/database.ts";
import { plainText, WIDTH } from "../transcripts/plain-text.ts";
import { transcriptOf } from "./transcript.ts";
import { transcriptPath } from "./transcript-link.ts";

/** A text on LINE holds 5,000 UTF-16 units; the source and choices under it need some. */
const LONGEST_ON_LINE = 4500;

/** Where the link stands in the bot's words. */
const LINK = "{transcript}";

/** What giving a transcript needs from outside. */
type Side = {
  content: Content;
  transcripts: { words: PageWords["transcripts"]; publicUrl: string | undefined };
  now: () => number;
  randomId: () => string;
};

/**
 * @param database the conversation's
 * @param channel on LINE a short conversation comes as text too; long without a link to give, it cannot come at all
 * @param replies of a turn
 * @param side content, time, randomness, and where the chat is served
 * @returns the replies; what gives the user their transcript holds its link
 */
export function withTranscript(
  database: ConversationDatabase,
  channel: Channel,
  replies: BotActivity[],
  side: Side,
): BotActivity[] {
  return replies.flatMap((reply) => {
    if (!reply.text.includes(LINK)) return [reply];
    const path = transcriptPath(database, side) ?? "";
    const { publicUrl } = side.transcripts;
    if (channel === "web") return [onWeb(reply, path, publicUrl, side.content)];
    const text = plainText(
      transcriptOf(side.content, database.messagesAfter(0), null),
      side.transcripts.words,
      WIDTH.most,
    );
    const whole = text.length <= LONGEST_ON_LINE ? [{ ...onlyText(reply), text: text.trim() }] : [];
    if (publicUrl)
      return [...whole, { ...reply, text: reply.text.replace(LINK, new URL(path, publicUrl).href) }];
    return whole.length > 0 ? whole : [{ ...reply, text: side.content.phrases.transcriptLong }];
  });
}

/** The page shows the HTML, other clients the text. */
function onWeb(
  reply: BotActivity,
  path: string,
  publicUrl: string | undefined,
  { phrases }: Content,
): BotActivity {
  const href = publicUrl ? new URL(path, publicUrl).href : path;
  // A frame on another site must not show it: it opens beside.
  const anchor = `<a href="${escapeHtml(path)}" target="_blank" rel="noopener">${escapeHtml(phrases.transcriptLink)}</a>`;
  const lines = reply.text.split("\n").map((line) => `<p>${escapeHtml(line).replace(LINK, anchor)}</p>`);
  return {
    ...reply,
    text: reply.text.replace(LINK, href),
    attachments: [{ contentType: "text/html", content: lines.join("") }],
  };
}

function onlyText({ type, textFormat, channelData }: BotActivity): Omit<BotActivity, "text"> {
  return { type, textFormat, ...(channelData ? { channelData } : {}) };
}
