import { z } from "zod";

/** A manual section as sections are cited, e.g. `8.4`. */
const sectionId = z.string().regex(/^\d+(\.\d+){0,2}$/);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const isoDate = z.iso.date();

/** Front matter of content/answers/<topic>/<id>.md. */
export const frontMatter = z.strictObject({
  id,
  /** the question it answers, as a resident would put it */
  title: z.string().max(40),
  /** the manual's sections it is taken from, the main one first */
  sections: z.array(sectionId).min(1).max(4),
  audience: z.array(z.enum(["resident", "family", "staff", "agent"])).min(1),
  /** the manual's date */
  asOf: isoDate,
  /** the day on which something that the manual only planned was to happen */
  changesOn: isoDate.optional(),
  owner: z.string(),
  related: z.array(id).max(6),
  /** a guided flow that goes on from here, and what this answer already says of the case */
  leads: z.strictObject({ flow: id, answers: z.record(z.string(), z.string()).default({}) }).optional(),
});

/** One text for reading and one for the web. */
export const rendered = z.object({ text: z.string(), html: z.string() });

/** An answer as compiled. */
export const answer = frontMatter.extend({
  /** the folder it stands in: answers of one topic follow from one another */
  topic: z.string(),
  /** for LINE: one to three sentences with the essential fact */
  short: rendered,
  /** stands alone */
  full: rendered,
  /** やさしい日本語: words of everyday life, one fact a sentence, spaces between phrases */
  easy: rendered,
});
export type Answer = z.infer<typeof answer>;

/** The forms an answer is written in. */
export const FORMS = ["short", "full", "easy"] as const;
export type Form = (typeof FORMS)[number];

/** What the bot needs of an answer to give it; a municipality's own entry has no more. */
export type GivableAnswer = Pick<
  Answer,
  "id" | "title" | "sections" | "related" | "changesOn" | "leads" | Form
> & {
  /** of a municipality's own entry: where it is from, in the municipality's words */
  source?: string;
};
