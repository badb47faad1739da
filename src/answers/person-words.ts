import { z } from "zod";

const words = z
  .string()
  .min(1)
  .transform((text) => text.trim());
/** LINE shows 20 characters of a button. */
const tap = words.pipe(z.string().max(20));
const ways = z.array(words).min(1);

const said = z.strictObject({
  called: words,
  upset: words,
  whenOpen: words,
  whenOpenUnknown: words,
  whenClosed: words,
  loss: words,
  calledAgain: words,
  reopened: words,
  receipt: words,
  back: words,
  askNumber: words,
  numberKept: words,
  numberNotKept: words,
  numberUnread: words,
  joined: words,
  done: words,
  handedBack: words,
  solvedThanks: words,
});

/** content/person.yaml: what the bot says when a person takes over. */
export const personWords = z.strictObject({
  taps: z.strictObject({ back: tap, leaveNumber: tap, notNow: tap, solved: tap, unsolved: tap }),
  typed: z.strictObject({
    back: ways,
    leaveNumber: ways,
    notNow: ways,
    yes: ways,
    solved: ways,
    unsolved: ways,
  }),
  usual: said,
  easy: said,
  hours: words,
  numberShown: words,
});
export type PersonWords = z.infer<typeof personWords>;
export type Tap = keyof PersonWords["typed"];

/**
 * @param words what can be tapped and its other wordings
 * @param tap which
 * @param text the message
 * @returns whether the message says it
 */
export function says({ typed }: PersonWords, tap: Tap, text: string): boolean {
  const fold = (written: string) => written.normalize("NFKC").replace(/[\s。、.!！]/g, "");
  return typed[tap].some((way) => fold(way) === fold(text));
}
