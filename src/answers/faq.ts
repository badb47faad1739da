import { z } from "zod";
import type { GivableAnswer } from "./answer.ts";
import type { AnswerBook } from "./book.ts";
import { escapeHtml } from "./html.ts";

const words = (most: number) => z.string().trim().min(1).max(most);

/** One question of a municipality's own FAQ, as `npm run content:import` stores it in content/faq/. */
export const faqEntry = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "letters, digits, - and _ only, at most 64"),
  question: words(200),
  answer: words(4000),
  /** plain text, or Markdown of paragraphs, lists and tables */
  format: z.enum(["text", "markdown"]),
  /** the manual's section that it belongs to */
  section: z.string().optional(),
  /** what the municipality names as its source */
  source: words(200).optional(),
  /** other ways to ask it */
  examples: z.array(words(300)).max(200),
});
export type FaqEntry = z.infer<typeof faqEntry>;

/** An entry as compiled; `html` only where it is more than the text. */
export const compiledFaq = z.array(
  faqEntry.pick({ id: true, question: true, section: true, source: true }).extend({
    text: z.string(),
    html: z.string().optional(),
  }),
);
export type CompiledFaq = z.infer<typeof compiledFaq>;

/** Ids of a municipality's entries begin so, ids of the manual's answers never. */
const PREFIX = "faq:";

/**
 * @param id of an entry
 * @returns the id by which the bot knows it
 */
export function faqAnswerId(id: string): string {
  return PREFIX + id;
}

/**
 * @param faq the municipality's entries
 * @param unnamed the source of an entry that names neither source nor section
 * @returns them as answers; their authors wrote one text, which serves as every form
 */
export function createFaqBook(faq: CompiledFaq, unnamed: string): AnswerBook {
  const byId = new Map(faq.map((entry) => [faqAnswerId(entry.id), entry]));
  const byQuestion = new Map(faq.map(({ id, question }) => [question, faqAnswerId(id)]));
  const get = (id: string): GivableAnswer | undefined => {
    const entry = byId.get(id);
    if (!entry) return undefined;
    const { question, text, html, section, source } = entry;
    const form = { text, html: html ?? toHtml(text) };
    const from = source ?? (section ? undefined : unnamed);
    return {
      id,
      title: question,
      sections: section ? [section] : [],
      related: [],
      short: form,
      full: form,
      easy: form,
      ...(from ? { source: from } : {}),
    };
  };
  return { get, titled: (question) => get(byQuestion.get(question) ?? "") };
}

/** Plain text as paragraphs with their line breaks. */
function toHtml(text: string): string {
  const paragraphs = escapeHtml(text)
    .split(/\n{2,}/)
    .map((block) => `<p>${block.replaceAll("\n", "<br>")}</p>`);
  return paragraphs.join("");
}
