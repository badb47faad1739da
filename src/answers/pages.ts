import { z } from "zod";

const text = z.string().min(1);

/** content/pages.yaml: the words of the web pages. */
export const pageWords = z.strictObject({
  /** what these words are written in */
  lang: z.enum(["ja", "en"]),
  siteName: text,
  tagline: text,
  description: text,
  emergency: z.strictObject({ lead: text, telephone: text, hours: text }),
  skipToForm: text,
  logHeading: text,
  speakers: z.strictObject({ user: text, bot: text, agent: text }),
  sourcesHeading: text,
  manual: z.strictObject({
    answersHeading: text,
    answersHint: text,
    answersNone: text,
    whereHeading: text,
    where: text,
    sectionsHeading: text,
    back: text,
  }),
  choicesHeading: text,
  formLabel: text,
  formHint: text,
  formHintKeys: text,
  send: text,
  sending: text,
  sendFailed: text,
  notSentYet: text,
  sendNow: text,
  settings: z.strictObject({
    heading: text,
    size: z.strictObject({ legend: text, "1": text, "2": text, "3": text }),
    colours: z.strictObject({ legend: text, auto: text, light: text, dark: text, contrast: text }),
    furigana: z.strictObject({ legend: text, off: text, on: text }),
    language: z.strictObject({ legend: text, ja: text, en: text }),
    save: text,
    saved: text,
    /** headings of the buttons that change how the bot speaks */
    speech: text,
  }),
  readAloud: text,
  stopReading: text,
  feedback: z.strictObject({ question: text, yes: text, no: text, thanks: text }),
  print: text,
  openSeparately: text,
  framedNote: text,
  plans: z.strictObject({ calendar: text, howToPrint: text }),
  transcript: text,
  /** Japanese only: they belong to what was said */
  transcripts: z.strictObject({
    summaryHeading: text,
    summaryAbove: text,
    dayHeading: text,
    nothing: text,
    choices: text,
    sources: text,
    sourcesHeading: text,
    notesHeading: text,
    expires: text,
    back: text,
    forms: z.strictObject({
      heading: text,
      large: text,
      text: text,
      braille: text,
      brf: text,
      print: text,
    }),
    braille: z.strictObject({
      heading: text,
      explain: text,
      page: text,
      /** katakana as braille spells it */
      unreadable: text,
    }),
    withdraw: z.strictObject({ heading: text, explain: text, button: text, done: text, again: text }),
  }),
  startOver: z.strictObject({ ask: text, warning: text, confirm: text }),
  privacy: text,
  privacyLink: text,
  errors: z.strictObject({
    heading: text,
    back: text,
    tooLong: text,
    tooLarge: text,
    tooMany: text,
    notFound: text,
    forbidden: text,
    badRequest: text,
    unavailable: text,
  }),
  desk: z.strictObject({
    heading: text,
    empty: text,
    columns: z.strictObject({ createdAt: text, channel: text, lastMessage: text, transcript: text }),
    channels: z.strictObject({ line: text, web: text }),
    open: text,
  }),
});
export type PageWords = z.infer<typeof pageWords>;

/** content/pages-en.yaml: the same in English, but for what only staff see. */
export const englishPageWords = pageWords.omit({ desk: true, transcripts: true });
