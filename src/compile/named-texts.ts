/** A text below a heading: its Markdown, and the heading's line in the body, from 0. */
export type NamedText = { markdown: string; line: number };

/**
 * Splits the body of a content file at its headings `# name`.
 *
 * @param body what follows the front matter
 * @param names the headings that it must have, in any order
 * @returns their texts in the order of `names`; nothing when one is missing, empty or there twice, or when there is anything else
 */
export function namedTexts(body: string, names: readonly string[]): NamedText[] | undefined {
  const found = new Map<string, NamedText>();
  let line = 0;
  for (const part of body.split(/^(?=# )/m)) {
    const [, name, markdown = ""] = /^# ([^\n]*)\n(.*)$/s.exec(part) ?? [];
    if (name === undefined ? part.trim() !== "" : found.has(name) || !names.includes(name)) return undefined;
    if (name !== undefined) found.set(name, { markdown: markdown.trim(), line });
    line += part.split("\n").length - 1;
  }
  const texts = names.flatMap((name) => found.get(name) ?? []);
  return texts.length === names.length && texts.every(({ markdown }) => markdown !== "") ? texts : undefined;
}
