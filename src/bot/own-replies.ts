import type { BotActivity } from "../activity.ts";
import type { Phrases } from "../answers/content.ts";
import { countersOf, type Office } from "../answers/office.ts";
import type { OwnReply } from "../language/model.ts";
import { greet, say } from "./replies.ts";

/** How many near questions are offered when we have no answer. */
const MAX_NEAR = 2;

/**
 * @param phrases the bot's own phrases, in the conversation's style
 * @param office the municipality
 * @param reply what to say of ourselves; what changes the conversation is not said here
 * @param near titles of answers that come near to what was asked
 * @param today YYYY-MM-DD in Japan, for the counters' hours
 * @returns the reply: it answers nothing from the manual
 */
export function ownReply(
  phrases: Phrases,
  office: Office,
  reply: Exclude<OwnReply, "human" | "upset" | "unclear" | "easier" | "usual" | "erase">,
  near: string[],
  today: string,
): BotActivity {
  const counters = ownCounters(phrases, office, today);
  switch (reply) {
    case "out-of-scope": {
      const words = counters ? `${phrases.outOfScope}\n\n${counters}` : phrases.outOfScope;
      return say(words, "unsure", [...near.slice(0, MAX_NEAR), phrases.human]);
    }
    case "greeting":
      return greet(phrases, "unsure");
    case "emergency":
      return say(phrases.emergency, "unsure", [phrases.human]);
    case "about-bot":
      return say(phrases.aboutBot, "unsure", [phrases.human]);
    case "thanks":
      return say(phrases.thanks, "unsure");
    case "transcript":
      return giveTranscript(phrases, [phrases.human]);
    case "office":
      return counters
        ? say(counters, "answered", [phrases.human])
        : say(phrases.officeUnknown, "unsure", [phrases.human]);
  }
}

/**
 * @param phrases the bot's own phrases, in the conversation's style
 * @param choices what can be tapped under it
 * @returns the reply that holds the link to the transcript; its sender fills it in, the bot does not know it
 */
export function giveTranscript(phrases: Phrases, choices: string[]): BotActivity {
  return {
    ...say(phrases.transcriptGiven, "answered", choices),
    channelData: { outcome: "answered", transcript: true },
  };
}

/** The municipality's counters in its own name, where it has named them. */
function ownCounters(phrases: Phrases, office: Office, today: string): string | undefined {
  const counters = countersOf(office, today);
  return counters && phrases.office.replace("{name}", office.name ?? "").replace("{counters}", counters);
}
