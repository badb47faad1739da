import type { BotActivity, Choice, Outcome } from "../activity.ts";
import type { Answer } from "../answers/answer.ts";
import type { Content, Phrases } from "../answers/content.ts";
import { type GivenAnswer, giveAnswer } from "../answers/lookup.ts";

/** How many related questions are offered under an answer. */
const MAX_RELATED = 2;

/**
 * @param phrase one of the bot's own phrases
 * @param outcome what became of the turn; none for a notice beside the reply
 * @param choices what to offer, by its words
 * @returns the activity
 */
export function say(phrase: string, outcome?: Outcome, choices: string[] = []): BotActivity {
  return {
    type: "message",
    text: phrase,
    textFormat: "plain",
    ...offer(choices),
    ...(outcome ? { channelData: { outcome } } : {}),
  };
}

/**
 * @param phrases the bot's own phrases
 * @param outcome what became of the turn; none where nothing was asked yet
 * @returns the greeting, with the things most asked for to tap
 */
export function greet(phrases: Phrases, outcome?: Outcome): BotActivity {
  return say(phrases.greeting, outcome, [...phrases.greetingChoices, phrases.human]);
}

/**
 * @param content the compiled content
 * @param answer which answer
 * @param form short where the user can ask for more, full otherwise
 * @param now Unix time in milliseconds
 * @returns the answer with its citations, related questions and the way to a person
 */
export function answerWith(
  content: Content,
  answer: Answer,
  form: "short" | "full",
  now: number,
): BotActivity {
  const { phrases } = content;
  const given: GivenAnswer = giveAnswer(content, answer, form, now);
  const related = answer.related.slice(0, MAX_RELATED).flatMap((id) => content.answers[id]?.title ?? []);
  const more = form === "short" ? [phrases.more] : [];
  return {
    ...say(given.text, "answered", [...more, ...related, phrases.human]),
    attachments: [{ contentType: "text/html", content: given.html }],
    entities: [given.citations],
  };
}

/**
 * @param phrases the bot's own phrases
 * @param answers one to three that the question may be about, best first
 * @returns the question which of them it is, numbered so that a digit answers it too
 */
export function askWhich(phrases: Phrases, answers: Answer[]): BotActivity {
  const [only, second] = answers;
  const alone = only && !second;
  const list = alone ? `「${only.title}」` : answers.map(({ title }, i) => `${i + 1}. ${title}`).join("\n");
  const choices = alone ? [phrases.yes] : answers.map(({ title }) => title);
  const reply = say(`${alone ? phrases.clarifyOne : phrases.clarify}\n\n${list}`, "clarify", [
    ...choices,
    phrases.noneOfThese,
  ]);
  const candidates = answers.map(({ id, title, sections }) => ({ id, title, sections }));
  return { ...reply, channelData: { outcome: "clarify", candidates } };
}

/**
 * @param phrases the bot's own phrases
 * @param already whether a ticket of this conversation is waiting
 * @returns what becomes of a conversation that a person shall read
 */
export function handOver(phrases: Phrases, already: boolean): BotActivity {
  const reply = say(already ? phrases.alreadyHandedOver : phrases.handedOver);
  return { ...reply, channelData: { outcome: "handed-over", flow: "handover" } };
}

function offer(choices: string[]): { suggestedActions?: { to: string[]; actions: Choice[] } } {
  if (choices.length === 0) return {};
  const actions = choices.map((words) => ({ type: "imBack" as const, title: words, value: words }));
  return { suggestedActions: { to: [], actions } };
}
