import type { BotActivity, Choice, Outcome } from "../activity.ts";
import type { Form, GivableAnswer } from "../answers/answer.ts";
import type { AnswerBook } from "../answers/book.ts";
import type { Content, Phrases } from "../answers/content.ts";
import { escapeHtml } from "../answers/html.ts";
import { type GivenAnswer, giveAnswer } from "../answers/lookup.ts";

/** As many as LINE shows under a message. */
export const MAX_CHOICES = 13;

/** How many related questions are offered under an answer. */
const MAX_RELATED = 3;

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
  return greetWith(phrases, phrases.greeting, outcome);
}

/**
 * @param phrases the bot's own phrases
 * @param words what to say
 * @param outcome what became of the turn; none where nothing was asked yet
 * @returns the words, with the things most asked for to tap
 */
export function greetWith(phrases: Phrases, words: string, outcome?: Outcome): BotActivity {
  return say(words, outcome, [...phrases.greetingChoices, phrases.easier, phrases.human]);
}

/**
 * @param deps the compiled content and where its answers are found
 * @param answer which answer
 * @param form short and easy let the user ask for more
 * @param turn other answers that the message came near; whether the question comes before the answer, for who did not ask it in these
 *   words (a 「はい」 to another question would mislead); the time in Unix milliseconds
 * @returns the answer with its citations, related questions, the other way to say it and the way to a person
 */
export function answerWith(
  { content, book }: { content: Content; book: AnswerBook },
  answer: GivableAnswer,
  form: Form,
  { near = [], restated, now }: { near?: string[] | undefined; restated?: boolean | undefined; now: number },
): BotActivity {
  const { phrases } = content;
  const given: GivenAnswer = giveAnswer(content, answer, form, now);
  // What the message may have meant as well comes before what belongs to the answer.
  const related = [...new Set([...near.slice(0, MAX_RELATED), ...answer.related])]
    .slice(0, MAX_RELATED)
    .flatMap((id) => book.get(id)?.title ?? []);
  // Who wrote a single text has nothing more to tell, and no other way to say it.
  const more = form === "full" || answer.full.text === answer[form].text ? [] : [phrases.more];
  const otherStyle = form === "easy" ? phrases.usual : phrases.easier;
  const others = answer.full.text === answer.easy.text ? [] : [otherStyle];
  const text = restated ? `${quoted(answer)}\n\n${given.text}` : given.text;
  const html = restated ? `<h4>${escapeHtml(answer.title)}</h4>${given.html}` : given.html;
  return {
    ...say(text, "answered", [...more, ...related, ...others, phrases.human]),
    attachments: [{ contentType: "text/html", content: html }],
    entities: [given.citations],
    channelData: { outcome: "answered", answer: answer.id },
  };
}

/**
 * @param phrases the bot's own phrases
 * @param answers one to three that the question may be about, best first
 * @returns the question which of them it is, numbered so that a digit answers it too
 */
export function askWhich(phrases: Phrases, answers: GivableAnswer[]): BotActivity {
  const [only, second] = answers;
  const alone = only && !second;
  const list = alone ? quoted(only) : answers.map(({ title }, i) => `${i + 1}. ${title}`).join("\n");
  const choices = alone ? [phrases.yes] : answers.map(({ title }) => title);
  const reply = say(`${alone ? phrases.clarifyOne : phrases.clarify}\n\n${list}`, "clarify", [
    ...choices,
    phrases.noneOfThese,
  ]);
  const candidates = answers.map(({ id, title, sections }) => ({ id, title, sections }));
  return { ...reply, channelData: { outcome: "clarify", candidates } };
}

/**
 * @param answer a reply with choices
 * @param question the reply after it, under which alone they can be tapped
 * @returns the question with its own choices first
 */
export function withChoicesOf(answer: BotActivity, question: BotActivity): BotActivity {
  const own = question.suggestedActions?.actions ?? [];
  const others = (answer.suggestedActions?.actions ?? []).filter(({ value }) =>
    own.every((choice) => choice.value !== value),
  );
  return { ...question, suggestedActions: { to: [], actions: [...own, ...others].slice(0, MAX_CHOICES) } };
}

function quoted({ title }: GivableAnswer): string {
  return `「${title}」`;
}

function offer(choices: string[]): { suggestedActions?: { to: string[]; actions: Choice[] } } {
  if (choices.length === 0) return {};
  const actions = choices.map((words) => ({ type: "imBack" as const, title: words, value: words }));
  return { suggestedActions: { to: [], actions } };
}
