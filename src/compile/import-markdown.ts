import { Marked } from "marked";
import type { FoundEntry } from "./import-faq.ts";

/** `## the question {#its-id}` */
const HEADING = /^(?<question>.*?)\s*\{#(?<id>[^}]*)\}\s*$/;
/** A line of its own after the heading: what the entry rests on, or another way to ask it. */
const LINE = /^(?<name>section|source|example):\s*(?<value>.+)$/;

const marked = new Marked();

/**
 * Reads an FAQ in Markdown: each heading of the second level is a question with its id, what follows is the answer. Lines
 * `section: 8.4`, `source: …`, `example: …` between the two say what the columns of a CSV file would.
 *
 * @param text the file
 * @returns what was found, with the line of each heading; whether it is whole is for the caller to see
 */
export function readMarkdownFaq(text: string): FoundEntry[] {
  const found: FoundEntry[] = [];
  let body: string[] = [];
  let line = 1;
  for (const token of marked.lexer(text)) {
    if (token.type === "heading" && token.depth === 2) {
      const { question, id } = HEADING.exec(String(token.text))?.groups ?? {};
      body = [];
      found.push({ line, value: { id, question: question ?? token.text, body } });
    } else {
      body.push(token.raw);
    }
    line += token.raw.split("\n").length - 1;
  }
  return found.map(({ line, value }) => ({ line, value: withBody(value) }));
}

function withBody({ id, question, body }: Record<string, unknown>): Record<string, unknown> {
  const lines = (Array.isArray(body) ? body.join("") : "").trim().split("\n");
  const examples: string[] = [];
  const named: Record<string, string> = {};
  let at = 0;
  for (; at < lines.length; at++) {
    const { name, value } = LINE.exec(lines[at] ?? "")?.groups ?? {};
    if (name === "example" && value) examples.push(value);
    else if (name && value) named[name] = value;
    else break;
  }
  return { id, question, answer: lines.slice(at).join("\n").trim(), format: "markdown", ...named, examples };
}
