import { z } from "zod";
import { rules } from "../eligibility/rules.ts";
import { answer } from "./answer.ts";
import { flowWording } from "./flow-wording.ts";
import { office } from "./office.ts";
import { personWords } from "./person-words.ts";
import { privacyNotices } from "./privacy-notice.ts";

/** content/manual.yaml: the manual as it is cited. */
export const manual = z.strictObject({
  title: z.string(),
  shortTitle: z.string(),
  asOf: z.iso.date(),
  asOfWords: z.string(),
  makers: z.string(),
  /** where the manual sends its readers */
  websites: z.array(z.strictObject({ name: z.string(), url: z.url() })).min(1),
  sections: z.array(z.strictObject({ id: z.string(), title: z.string() })),
});

const phrase = z
  .string()
  .min(1)
  .transform((text) => text.trim());

/** content/phrases.yaml: what the bot says of itself. */
export const phrases = z.strictObject({
  greeting: phrase,
  greetingOnLine: phrase,
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
  byNumber: phrase,
  byWord: phrase,
  easier: phrase,
  usual: phrase,
  easierFromNow: phrase,
  usualFromNow: phrase,
  flowBack: phrase,
  flowStop: phrase,
  flowRestart: phrase,
  flowContinue: phrase,
  flowUndecided: phrase,
  flowDone: phrase,
  flowPrint: phrase,
  flowWelcomeBack: phrase,
  flowExpired: phrase,
  flowUnclear: phrase,
  flowUnclearAgain: phrase,
  flowStopped: phrase,
  flowGoesOn: phrase,
  flowOffer: phrase,
  flowHours: phrase,
  flowHoursUnknown: phrase,
  flowOffice: phrase,
  flowOfficeNote: phrase,
  flowCommands: z.strictObject({
    back: z.array(phrase),
    stop: z.array(phrase),
    restart: z.array(phrase),
  }),
  flowAlike: z.array(z.array(phrase).min(2)),
  office: phrase,
  officeUnknown: phrase,
  officeSource: phrase,
  noMore: phrase,
  human: phrase,
  thanks: phrase,
  aboutBot: phrase,
  empty: phrase,
  notText: phrase,
  notTextOnLine: phrase,
  sticker: phrase,
  location: phrase,
  group: phrase,
  hasty: phrase,
  masked: phrase,
  /** the record of the conversation, deleted at its user's wish; what is typed instead of tapped */
  eraseAsk: phrase,
  eraseYes: phrase,
  eraseNo: phrase,
  erased: phrase,
  notErased: phrase,
  eraseCommands: z.strictObject({ ask: z.array(phrase), yes: z.array(phrase), no: z.array(phrase) }),
  maskedOnLine: phrase,
  stale: phrase,
  failed: phrase,
  source: phrase,
  /** what was masked, by the kinds of privacy/redact.ts */
  kinds: z.strictObject({
    "individual-number": phrase,
    pin: phrase,
    "application-id": phrase,
    "document-number": phrase,
    telephone: phrase,
    "card-number": phrase,
    account: phrase,
    insurance: phrase,
    serial: phrase,
    email: phrase,
    number: phrase,
    "birth-date": phrase,
    address: phrase,
    name: phrase,
  }),
  speakers: z.strictObject({ user: phrase, bot: phrase, agent: phrase }),
  transcriptTitle: phrase,
  transcriptGiven: phrase,
  transcriptLink: phrase,
  transcriptLong: phrase,
  shown: z.strictObject({ "not-text": phrase, sticker: phrase, location: phrase, unsent: phrase }),
});
export type Phrases = z.infer<typeof phrases>;

/** content/phrases-easy.yaml: every sentence in やさしい日本語. Words to tap stay as they are. */
export const easyPhrases = phrases.omit({
  greetingChoices: true,
  noneOfThese: true,
  yes: true,
  more: true,
  human: true,
  easier: true,
  usual: true,
  easierFromNow: true,
  usualFromNow: true,
  flowBack: true,
  flowStop: true,
  flowRestart: true,
  flowContinue: true,
  flowUndecided: true,
  flowDone: true,
  flowPrint: true,
  flowOffice: true,
  flowCommands: true,
  eraseYes: true,
  eraseNo: true,
  eraseCommands: true,
  flowAlike: true,
  officeSource: true,
  source: true,
  kinds: true,
  speakers: true,
  transcriptTitle: true,
  transcriptLink: true,
  group: true,
  shown: true,
});

/** content/readings.yaml: words that the tokenizer reads otherwise than a person would, in hiragana. */
export const readings = z.record(z.string(), z.string().regex(/^[ぁ-ゖー、。]+$/, "hiragana only"));

/** content/braille.yaml: terms as braille spells and parts them. */
export const brailleWords = z.record(
  z.string(),
  z.string().regex(/^[ァ-ヺー]+(?: [ァ-ヺー]+)*$/, "katakana, single blanks between its parts"),
);

/** The compiled form of content/. */
export const content = z.object({
  manual,
  phrases,
  easyPhrases,
  person: personWords,
  office,
  privacyNotices,
  answers: z.record(z.string(), answer),
  flows: z.record(z.string(), flowWording),
  rules,
  readings,
  brailleWords,
});
export type Content = z.infer<typeof content>;

/** How the bot speaks in a conversation: as usual, or in やさしい日本語. */
export const style = z.enum(["usual", "easy"]);
export type Style = z.infer<typeof style>;

/**
 * @param content the compiled content
 * @param style how to speak
 * @returns the bot's own phrases in that style
 */
export function phrasesIn({ phrases, easyPhrases }: Content, style: Style): Phrases {
  return style === "easy" ? { ...phrases, ...easyPhrases } : phrases;
}
