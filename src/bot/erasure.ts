import { type Content, phrasesIn } from "../answers/content.ts";
import { say } from "./replies.ts";
import type { Step } from "./step.ts";
import { NEW_STATE, type TurnState } from "./turn-state.ts";

/**
 * Asks whether the record of the conversation shall really go.
 *
 * @param content the compiled content
 * @param before the state after the turn before
 * @returns the question; the next message answers it
 */
export function askErasure(content: Content, before: TurnState): Step {
  const { eraseAsk, eraseYes, eraseNo } = phrasesIn(content, before.style);
  return {
    replies: [say(eraseAsk, "asked", [eraseYes, eraseNo])],
    state: { ...before, awaitsErasure: true },
  };
}

/**
 * Takes the answer to that question, and the plain command, also while a person reads.
 *
 * @param content the compiled content
 * @param text the redacted message
 * @param before the state after the turn before
 * @returns what the message comes to, or nothing when it is about something else
 */
export function answerErasure(content: Content, text: string, before: TurnState): Step | undefined {
  const { eraseCommands, eraseYes, eraseNo, yes, erased, notErased } = phrasesIn(content, before.style);
  const typed = bare(text);
  const is = (...words: string[]) => words.some((word) => bare(word) === typed);
  if (is(...eraseCommands.ask)) return askErasure(content, before);
  if (!before.awaitsErasure) return undefined;
  const state = { ...before, awaitsErasure: false };
  if (is(eraseYes, yes, ...eraseCommands.yes)) {
    return { replies: [say(erased, "answered")], state: { ...NEW_STATE, style: before.style }, erase: true };
  }
  if (is(eraseNo, ...eraseCommands.no)) return { replies: [say(notErased, "answered")], state };
  return undefined;
}

function bare(text: string): string {
  return text.normalize("NFKC").replace(/[\s、。!?]/g, "");
}
