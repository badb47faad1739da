import type { BotActivity, Channel, EventKind } from "../activity.ts";
import type { Phrases } from "../answers/content.ts";
import { greetWith, say } from "./replies.ts";

const WORDLESS = ["not-text", "sticker", "location", "group", "hasty"] as const;
type Wordless = (typeof WORDLESS)[number];

/** @returns whether an event has no words that could be understood */
export function isWordless(kind: EventKind): kind is Wordless {
  return WORDLESS.some((wordless) => wordless === kind);
}

/**
 * @param phrases the bot's own phrases, in the conversation's style
 * @param channel on LINE a photograph can be taken back
 * @param kind what came instead of words
 * @returns what is said to it, with the menu where somebody may not know what to ask
 */
export function replyToWordless(phrases: Phrases, channel: Channel, kind: Wordless): BotActivity {
  switch (kind) {
    case "not-text": {
      const takeBack = channel === "line" ? `\n${phrases.notTextOnLine}` : "";
      return greetWith(phrases, phrases.notText + takeBack, "unsure");
    }
    case "sticker":
      return greetWith(phrases, phrases.sticker, "unsure");
    case "location":
      return greetWith(phrases, phrases.location, "unsure");
    case "group":
    case "hasty":
      return say(phrases[kind], "unsure");
  }
}
