import { Marked, type Token, type Tokens } from "marked";

/** One text in the two forms that channels show. */
export type Rendered = { text: string; html: string };

const marked = new Marked();

/**
 * Renders an answer's Markdown once, at compile time: as plain text that reads well aloud (LINE, transcripts) and
 * as HTML (web). Allowed are paragraphs, lists and tables; anything else is a fault.
 *
 * @param markdown the body of an answer
 * @returns both forms, or the kind of the first thing that is not allowed
 */
export function renderMarkdown(markdown: string): Rendered | { notAllowed: string } {
  const tokens = marked.lexer(markdown);
  const notAllowed = tokens.map(firstNotAllowed).find((kind) => kind !== undefined);
  if (notAllowed) return { notAllowed };
  return {
    text: tokens
      .map(plain)
      .filter((block) => block !== "")
      .join("\n\n"),
    html: withScrollingTables(withNumbers(marked.parser(tokens).trim())),
  };
}

/** The numbers of section 9. A phone dials those for voice at a tap; none may be broken over two lines. */
const TELEPHONES = new Set(["0120-95-0178", "03-5253-5366"]);
const NUMBERS = /0120-95-0178|03-5253-5366|0120-601-785/g;

function withNumbers(html: string): string {
  return html.replace(NUMBERS, (number) =>
    TELEPHONES.has(number)
      ? `<a class="number" href="tel:${number.replaceAll("-", "")}">${number}</a>`
      : `<span class="number">${number}</span>`,
  );
}

/** A table wider than a phone scrolls by itself, by keyboard too. */
function withScrollingTables(html: string): string {
  return html
    .replaceAll("<table>", '<div class="table" role="region" aria-label="表" tabindex="0"><table>')
    .replaceAll("</table>", "</table></div>");
}

const BLOCKS = new Set(["paragraph", "list", "table", "space"]);
const INLINE = new Set(["text", "escape", "br", "list_item", "paragraph"]);

function firstNotAllowed(token: Token): string | undefined {
  if (!BLOCKS.has(token.type)) return token.type;
  return inlineNotAllowed(token);
}

function inlineNotAllowed(token: Token): string | undefined {
  const children: Token[] =
    token.type === "list" ? (token as Tokens.List).items : ((token as Tokens.Generic).tokens ?? []);
  for (const child of children) {
    // A bare address or mail becomes a link by itself, which is wanted.
    const isBareLink = child.type === "link" && child.raw === (child as Tokens.Link).text;
    if (!isBareLink && !INLINE.has(child.type)) return child.type;
    const deeper = isBareLink ? undefined : inlineNotAllowed(child);
    if (deeper) return deeper;
  }
  return undefined;
}

function plain(token: Token): string {
  switch (token.type) {
    case "list":
      return (token as Tokens.List).items
        .map((item, i) => listItem(token as Tokens.List, item, i))
        .join("\n");
    case "table":
      return tableLines(token as Tokens.Table);
    case "space":
      return "";
    default:
      return (token as Tokens.Generic).text ?? token.raw;
  }
}

function listItem(list: Tokens.List, item: Tokens.ListItem, index: number): string {
  const mark = list.ordered ? `${Number(list.start || 1) + index}. ` : "・";
  return mark + item.text;
}

/** A table as lines: read aloud or embossed, each cell must say its own column. */
function tableLines({ header, rows }: Tokens.Table): string {
  return rows
    .map(([first, ...cells]) => {
      const lines = cells.map((cell, i) => `・${header[i + 1]?.text ?? ""}：${cell.text}`);
      return [first?.text ?? "", ...lines].join("\n");
    })
    .join("\n\n");
}
