import { z } from "zod";

const text = z.string().min(1);

/** content/pages.yaml: the words of the web pages. */
export const pageWords = z.strictObject({
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
  plans: z.strictObject({ calendar: text, howToPrint: text }),
  transcript: text,
  startOver: text,
  privacy: text,
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
