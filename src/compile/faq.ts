import { z } from "zod";
import { type CompiledFaq, type FaqEntry, faqEntry } from "../answers/faq.ts";
import type { Faults } from "./faults.ts";
import type { Source } from "./files.ts";
import { renderMarkdown } from "./render-markdown.ts";
import type { SearchDocument } from "./search-index.ts";

/** Where imported entries lie, a file for each file that was imported. */
export const FAQ_FOLDER = "content/faq";

/** The municipality's own entries, as the bot gives them and as they are searched; both in one order. */
export type OwnFaq = { entries: CompiledFaq; documents: SearchDocument[] };

/**
 * Reads content/faq/.
 *
 * @param source where content/ lies; content/faq need not be there
 * @param faults where to report: an id twice, a file that was changed by hand into something else
 * @returns the entries that are whole
 */
export function readFaq(source: Source, faults: Faults): OwnFaq {
  const own: OwnFaq = { entries: [], documents: [] };
  const files = new Map<string, string>();
  for (const file of source.files(FAQ_FOLDER, ".json")) {
    for (const entry of readEntries(source.read(file), file, faults)) {
      const { id, question, section, source: from, examples } = entry;
      const before = files.get(id);
      if (before) faults.add(file, 1, `the id ${id} stands in ${before} already`);
      files.set(id, file);
      const form = renderEntry(entry);
      own.entries.push({
        id,
        question,
        ...form,
        ...(section ? { section } : {}),
        ...(from ? { source: from } : {}),
      });
      own.documents.push({ questions: [question, ...examples], text: form.text });
    }
  }
  return own;
}

function readEntries(json: string, file: string, faults: Faults): FaqEntry[] {
  const remedy = "import it again with npm run content:import";
  try {
    const parsed = z.array(faqEntry).safeParse(JSON.parse(json));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    faults.add(file, 1, `${issue?.path.join(".")}: ${issue?.message}; ${remedy}`);
  } catch {
    faults.add(file, 1, `not JSON; ${remedy}`);
  }
  return [];
}

/** An importer has seen to it that Markdown can be rendered. */
function renderEntry({ answer, format }: FaqEntry): { text: string; html?: string } {
  if (format === "text") return { text: answer };
  const rendered = renderMarkdown(answer);
  return "text" in rendered ? rendered : { text: answer };
}
