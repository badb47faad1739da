import type { BotActivity } from "../activity.ts";

/** Where the address of the privacy notice stands in the bot's words. */
const LINK = "{privacy}";

/**
 * @param replies of a turn
 * @param publicUrl where the pages are served, should the operator have said
 * @returns the replies with the notice's address; without one, the line that would give it is left out
 */
export function withPrivacyLink(replies: BotActivity[], publicUrl: string | undefined): BotActivity[] {
  return replies.map((reply) => {
    if (!reply.text.includes(LINK)) return reply;
    const lines = reply.text.split("\n").filter((line) => publicUrl || !line.includes(LINK));
    return {
      ...reply,
      text: lines.join("\n").replace(LINK, publicUrl ? new URL("/privacy", publicUrl).href : ""),
    };
  });
}
