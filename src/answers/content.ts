import { z } from "zod";
import { answer } from "./answer.ts";

/** content/manual.yaml: the manual as it is cited. */
export const manual = z.strictObject({
  title: z.string(),
  shortTitle: z.string(),
  asOf: z.iso.date(),
  asOfWords: z.string(),
  sections: z.array(z.strictObject({ id: z.string(), title: z.string() })),
});

const phrase = z
  .string()
  .min(1)
  .transform((text) => text.trim());

/** content/phrases.yaml: what the bot says of itself. */
export const phrases = z.strictObject({
  greeting: phrase,
  greetingChoices: z.array(phrase).min(1),
  lossFirst: phrase,
  emergency: phrase,
  unsure: phrase,
  unsureAgain: phrase,
  outOfScope: phrase,
  clarify: phrase,
  clarifyOne: phrase,
  noneOfThese: phrase,
  yes: phrase,
  more: phrase,
  noMore: phrase,
  human: phrase,
  handedOver: phrase,
  alreadyHandedOver: phrase,
  thanks: phrase,
  aboutBot: phrase,
  empty: phrase,
  notText: phrase,
  masked: phrase,
  maskedOnLine: phrase,
  stale: phrase,
  failed: phrase,
  source: phrase,
  kinds: z.strictObject({ "individual-number": phrase, pin: phrase }),
  speakers: z.strictObject({ user: phrase, bot: phrase }),
  transcriptTitle: phrase,
  notTextShown: phrase,
});
export type Phrases = z.infer<typeof phrases>;

/** The compiled form of content/. */
export const content = z.object({ manual, phrases, answers: z.record(z.string(), answer) });
export type Content = z.infer<typeof content>;
