/**
 * @param text a Markdown file that begins with YAML between two lines `---`
 * @returns the YAML, and what follows it; nothing when the file does not begin so
 */
export function splitFrontMatter(text: string): { front: string; body: string } | undefined {
  const [, front, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  return front === undefined || body === undefined ? undefined : { front, body };
}
