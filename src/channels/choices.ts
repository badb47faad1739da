import type { BotActivity, Choice } from "../activity.ts";

/** What a reply offers, and how a text says so: quick replies do not exist on desktop, and vanish. */
export type Offered = {
  choices: Choice[];
  /** how many of them the reply's own text numbers already */
  listed: number;
  /** whether a typed number means a choice; not after an open question, where a number is an answer */
  numbered: boolean;
};

const NUMBER = /^(\d{1,2})(?:番目?|ばん|つ目)?(?:です)?[。.]?$/;

/** @returns what is offered under a reply */
export function offered(reply: BotActivity): Offered {
  const choices = reply.suggestedActions?.actions ?? [];
  const lines = new Set(reply.text.split("\n"));
  const firstMissing = choices.findIndex(({ title }, i) => !lines.has(numberedLine(title, i)));
  const listed = firstMissing < 0 ? choices.length : firstMissing;
  const open = reply.channelData?.outcome === "asked" && listed === 0;
  return { choices, listed, numbered: !open };
}

/**
 * @param reply one whose choices are shown as buttons
 * @returns its text without the list of them
 */
export function withoutList(reply: BotActivity): string {
  const { choices, listed } = offered(reply);
  const lines = new Set(choices.slice(0, listed).map(({ title }, i) => numberedLine(title, i)));
  const rest = reply.text.split("\n").filter((line) => !lines.has(line));
  return rest
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** How a text lists a choice. */
function numberedLine(title: string, index: number): string {
  return `${index + 1}. ${title}`;
}

/**
 * Reads a typed number (「2」「２番」「②」) as the choice that stands under that number.
 *
 * @param text the message
 * @param reply the last one before it
 * @returns what tapping that choice would have said; nothing when the message is no such number
 */
export function typedChoice(text: string, reply: BotActivity): string | undefined {
  const number = NUMBER.exec(text.normalize("NFKC").trim())?.[1];
  const { choices, numbered } = offered(reply);
  return number && numbered ? choices[Number(number) - 1]?.value : undefined;
}
