import type { BotActivity, Channel, EventKind } from "../activity.ts";
import { type Content, type Phrases, phrasesIn } from "../answers/content.ts";
import { ask } from "./flow-steps.ts";
import { greetWith, say } from "./replies.ts";
import { runningFlow } from "./running-flow.ts";
import type { Step } from "./step.ts";
import type { TurnState } from "./turn-state.ts";

const WORDLESS = ["not-text", "sticker", "location", "group", "hasty"] as const;
type Wordless = (typeof WORDLESS)[number];

/** @returns whether an event has no words that could be understood */
export function isWordless(kind: EventKind): kind is Wordless {
  return WORDLESS.some((wordless) => wordless === kind);
}

/**
 * @param content the compiled content
 * @param turn where and when
 * @param kind what came instead of words
 * @param state the turn's
 * @returns what is said to it, and the question of a flow once more where one waits for its answer
 */
export function answerWordless(
  content: Content,
  { channel, now }: { channel: Channel; now: number },
  kind: Wordless,
  state: TurnState,
): Step {
  const phrases = phrasesIn(content, state.style);
  const { flow } = runningFlow(state, now);
  if (!flow || state.flow?.offered || kind === "group" || kind === "hasty") {
    return { replies: [withMenu(phrases, channel, kind)], state };
  }
  const question = ask({ content, now }, flow, state, phrases.flowGoesOn);
  return { replies: [say(wordsFor(phrases, channel, kind)), ...question.replies], state: question.state };
}

function withMenu(phrases: Phrases, channel: Channel, kind: Wordless): BotActivity {
  const words = wordsFor(phrases, channel, kind);
  return kind === "group" || kind === "hasty" ? say(words, "unsure") : greetWith(phrases, words, "unsure");
}

/** On LINE a photograph can be taken back. */
function wordsFor(phrases: Phrases, channel: Channel, kind: Wordless): string {
  if (kind !== "not-text") return phrases[kind];
  return channel === "line" ? `${phrases.notText}\n${phrases.notTextOnLine}` : phrases.notText;
}
