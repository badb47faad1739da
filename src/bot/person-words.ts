import type { BotActivity } from "../activity.ts";
import type { Content, Style } from "../answers/content.ts";
import { dayInJapan, dayWords } from "../eligibility/japanese-date.ts";
import { isOpen, nextOpening } from "../eligibility/opening-hours.ts";
import { say } from "./replies.ts";

/** How the bot speaks of a person, and when. */
export type PersonTurn = { content: Content; style: Style; now: number };

/**
 * @param turn content, style and time
 * @returns whether staff are there
 */
export function staffIsThere({ content, now }: PersonTurn): boolean {
  return isOpen(content.office.helpdesk, now);
}

/**
 * @param turn content, style and time
 * @param which of the phrases
 * @param choices what can be tapped under it
 * @returns the reply; what the place in the queue is, its sender does not know yet: fillPlace() fills it in
 */
export function sayOfPerson(
  turn: PersonTurn,
  which: keyof Content["person"]["usual"],
  choices: string[] = [],
): BotActivity {
  return asHandover(say(phraseOf(turn, which), "handed-over", choices));
}

/**
 * @param turn content, style and time
 * @param which of the phrases
 * @returns its words
 */
export function phraseOf(turn: PersonTurn, which: keyof Content["person"]["usual"]): string {
  const { content, style } = turn;
  const { taps, [style]: words } = content.person;
  return words[which]
    .replace(
      "{when}",
      which.startsWith("when") ? "" : phraseOf(turn, staffIsThere(turn) ? "whenOpen" : "whenClosed"),
    )
    .replaceAll("{back}", taps.back)
    .replaceAll("{leaveNumber}", taps.leaveNumber)
    .replaceAll("{notNow}", taps.notNow)
    .replace(/\{(hours|day|opens)\}/g, (_, name: "hours" | "day" | "opens") => timesOf(turn)[name]);
}

/**
 * @param content the compiled content
 * @param replies of a turn
 * @param ahead how many wait before this user; nothing when that could not be found out
 * @returns the replies with the place in the queue filled in
 */
export function fillPlace(
  content: Content,
  replies: BotActivity[],
  ahead: number | undefined,
): BotActivity[] {
  const { usual, easy } = content.person;
  const fill = (text: string) =>
    [usual, easy].reduce((filled, { whenOpen, whenOpenUnknown }) => {
      const known = ahead === undefined ? whenOpenUnknown : whenOpen.replace("{place}", String(ahead + 1));
      return filled.replace(whenOpen, known);
    }, text);
  return replies.map((reply) => ({ ...reply, text: fill(reply.text) }));
}

/**
 * @param content the compiled content
 * @param replies of a turn
 * @returns whether the place in the queue is to be told in them
 */
export function tellsPlace({ person: { usual, easy } }: Content, replies: BotActivity[]): boolean {
  return replies.some(({ text }) => text.includes(usual.whenOpen) || text.includes(easy.whenOpen));
}

/** @returns a reply marked as part of calling a person, for whoever reads the activities */
export function asHandover(reply: BotActivity): BotActivity {
  return { ...reply, channelData: { ...reply.channelData, flow: "handover" } };
}

function timesOf({ content, now }: PersonTurn) {
  const { helpdesk } = content.office;
  const [opens, closes] = [inWords(helpdesk.opens), inWords(helpdesk.closes)];
  return {
    hours: content.person.hours.replace("{opens}", opens).replace("{closes}", closes),
    day: dayWords(dayInJapan(nextOpening(helpdesk, now))).replace(/^\d+年/, ""),
    opens,
  };
}

/** 「08:30」 as it is said. */
function inWords(time: string): string {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return minutes === 0 ? `${hours}時` : `${hours}時${minutes}分`;
}
