const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });

/**
 * Cuts a text into pieces: at the last line or sentence end before the limit, where there is none between two letters.
 *
 * @param text any text
 * @param limit of a piece, in UTF-16 units
 * @returns the pieces; none is blank
 */
export function cut(text: string, limit: number): string[] {
  if (text.trim() === "") return [];
  if (text.length <= limit) return [text];
  const head = text.slice(0, limit);
  const end = Math.max(head.lastIndexOf("\n"), head.lastIndexOf("。") + 1);
  const at = end > 0 ? end : (graphemes.segment(text).containing(limit)?.index ?? limit) || limit;
  return [...cut(text.slice(0, at), limit), ...cut(text.slice(at).trimStart(), limit)];
}

/**
 * @param text any text
 * @param limit in grapheme clusters
 * @returns the text, or its beginning and 「…」
 */
export function shorten(text: string, limit: number): string {
  const letters = [...graphemes.segment(text)].map(({ segment }) => segment);
  return letters.length <= limit ? text : `${letters.slice(0, limit - 1).join("")}…`;
}
