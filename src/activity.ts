import { z } from "zod";

/**
 * The messages that all rooms exchange: Bot Framework activities, narrowed to what we send and keep
 * (https://github.com/microsoft/botframework-sdk, Activity schema). Outside tools read the bot's activities, so the
 * field names are that contract's.
 */

/** What became of a turn. */
export const outcome = z.enum(["answered", "clarify", "asked", "unsure", "handed-over"]);
export type Outcome = z.infer<typeof outcome>;

/** Which door a conversation came in by. */
export const channel = z.enum(["line", "web"]);
export type Channel = z.infer<typeof channel>;

/** An answer offered as a choice. */
const candidate = z.object({ id: z.string(), title: z.string(), sections: z.array(z.string()) });

const claim = z.object({
  "@type": z.literal("Claim"),
  position: z.number(),
  appearance: z.object({
    "@type": z.literal("DigitalDocument"),
    name: z.string(),
    abstract: z.string(),
    /** the manual's section id, or that of a municipality's own entry */
    identifier: z.string(),
  }),
});

/** Citations as Bot Framework clients show them, the main section first. */
const citationEntity = z.object({
  type: z.literal("https://schema.org/Message"),
  "@type": z.literal("Message"),
  citation: z.array(claim),
});
export type CitationEntity = z.infer<typeof citationEntity>;

/** A choice: tapping it says `value` in the user's name. */
const choice = z.object({ type: z.literal("imBack"), title: z.string(), value: z.string() });
export type Choice = z.infer<typeof choice>;

/** A message of the bot or of a helpdesk agent. */
export const botActivity = z.object({
  type: z.literal("message"),
  /** plain text with line breaks, complete in itself */
  text: z.string(),
  textFormat: z.literal("plain"),
  /** the same as HTML, made of content/ at compile time */
  attachments: z
    .array(z.object({ contentType: z.literal("text/html"), content: z.string() }))
    .exactOptional(),
  suggestedActions: z.object({ to: z.array(z.string()), actions: z.array(choice) }).exactOptional(),
  entities: z.array(citationEntity).exactOptional(),
  channelData: z
    .object({
      outcome: outcome.exactOptional(),
      /** the answer given, by its id */
      answer: z.string().exactOptional(),
      flow: z.string().exactOptional(),
      node: z.string().exactOptional(),
      /** the path of a flow's summary as a page to print */
      plan: z.string().exactOptional(),
      /** a flow's question that tells nothing else: a channel need not show what it rests on */
      asksOnly: z.literal(true).exactOptional(),
      candidates: z.array(candidate).exactOptional(),
      /** it gives the user their transcript: its link, or the text itself */
      transcript: z.literal(true).exactOptional(),
    })
    .exactOptional(),
});
export type BotActivity = z.infer<typeof botActivity>;

/**
 * What a user can do. `not-text`: a photograph, video, recording or file, which nobody opens. `join` and `leave`: the
 * conversation begins, or the user can be written to no more. `unsend`: takes the message `messageId` back. `group`: the bot
 * was written to where others read too. `hasty`: so many messages came that this one is not looked at.
 */
export const EVENT_KINDS = [
  "text",
  "not-text",
  "sticker",
  "location",
  "join",
  "leave",
  "unsend",
  "group",
  "hasty",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** What a channel hands in: one event of a user, as it came. Only privacy may look at `text`. */
export type IncomingEvent = {
  /** unique within its conversation; the same id again is the same event */
  id: string;
  kind: EventKind;
  text: string;
  /** the channel's id of the message, by which it can be taken back */
  messageId?: string;
  /** Unix time in milliseconds */
  at: number;
  /** LINE's, usable once within a minute */
  replyToken?: string;
};
