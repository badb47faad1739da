import { parse } from "csv-parse/sync";
import { z } from "zod";
import { type FaqEntry, faqEntry } from "../answers/faq.ts";
import type { Faults } from "./faults.ts";
import { readMarkdownFaq } from "./import-markdown.ts";
import { renderMarkdown } from "./render-markdown.ts";

/** A row as found in a file, before it is known to be an entry. */
export type FoundEntry = { line: number; value: Record<string, unknown> };

/** The columns of a CSV file; `section` and `source` may both be there, `examples` are parted by | or line ends. */
const REQUIRED = ["id", "question", "answer"];
const COLUMNS = [...REQUIRED, "section", "source", "examples"];

const csvRows = z.array(
  z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }),
);

/**
 * Reads a municipality's FAQ: CSV (as Excel and most systems write it, UTF-8 or Shift_JIS) or Markdown.
 *
 * @param file its name, for faults and to tell CSV from Markdown
 * @param bytes its content
 * @param sectionIds the manual's sections
 * @param faults where every bad row is reported with its line
 * @returns the entries in their order; to be used only when there is no fault
 */
export function readFaqFile(
  file: string,
  bytes: Uint8Array,
  sectionIds: Set<string>,
  faults: Faults,
): FaqEntry[] {
  const text = decode(bytes).replace(/\r\n?/g, "\n");
  const found = /\.(md|markdown)$/i.test(file) ? readMarkdownFaq(text) : readCsv(file, text, faults);
  if (found.length === 0 && faults.list.length === 0) faults.add(file, 1, "there is no entry in it");
  const lines = new Map<string, number>();
  return found.flatMap(({ line, value }) => {
    const parsed = faqEntry.safeParse(value);
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues)
        faults.add(file, line, `${path.join(".")}: ${message}`);
      return [];
    }
    const entry = parsed.data;
    const before = lines.get(entry.id);
    if (before) faults.add(file, line, `id ${entry.id} is taken already, in line ${before}`);
    lines.set(entry.id, line);
    if (entry.section && !sectionIds.has(entry.section))
      faults.add(file, line, `the manual has no section ${entry.section}; use the column source for others`);
    const rendered = entry.format === "markdown" ? renderMarkdown(entry.answer) : undefined;
    if (rendered && "notAllowed" in rendered)
      faults.add(file, line, `${rendered.notAllowed} is not allowed: paragraphs, lists and tables only`);
    return [entry];
  });
}

/** Excel in Japan writes Shift_JIS unless told otherwise. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return new TextDecoder("shift_jis").decode(bytes);
  }
}

function readCsv(file: string, text: string, faults: Faults): FoundEntry[] {
  const [heading = ""] = text.split("\n", 1);
  const names = heading.split(",").map((name) => name.trim().replace(/^"|"$/g, "").toLowerCase());
  const missing = REQUIRED.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    faults.add(
      file,
      1,
      `the first line must name the columns ${COLUMNS.join(", ")}; missing: ${missing.join(", ")}`,
    );
    return [];
  }
  try {
    const rows = csvRows.parse(
      parse(text, {
        columns: () => names,
        info: true,
        bom: true,
        skip_empty_lines: true,
        relax_column_count_less: true,
      }),
    );
    // csv-parse tells the line that a row ends on; it begins where the one before has ended.
    return rows.map(({ record, info }, i) => ({
      line: lineAfter(text, rows[i - 1]?.info.lines ?? 1, info.lines),
      value: fromCsv(record),
    }));
  } catch (error) {
    const line = z.object({ lines: z.number() }).safeParse(error).data?.lines ?? 1;
    faults.add(file, line, error instanceof Error ? error.message : "not CSV");
    return [];
  }
}

/** The first line after `before` that is not empty. */
function lineAfter(text: string, before: number, last: number): number {
  const lines = text.split("\n");
  let line = before + 1;
  while (line < last && (lines[line - 1] ?? "").trim() === "") line++;
  return line;
}

function fromCsv(record: Record<string, string>): Record<string, unknown> {
  const { id, question, answer, section, source, examples } = record;
  return {
    id: id?.trim(),
    question,
    answer,
    format: "text",
    ...(section?.trim() ? { section: section.trim() } : {}),
    ...(source?.trim() ? { source } : {}),
    examples: (examples ?? "")
      .split(/[|｜\n]/)
      .map((example) => example.trim())
      .filter((example) => example !== ""),
  };
}
