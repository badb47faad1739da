/** A run of letters and digits; everything else parts words. The long vowel mark is a letter. */
const RUN = /[\p{L}\p{N}\p{M}]+/gu;

/** How texts and queries are compared: widths and capitals do not matter. */
function runsOf(text: string): string[] {
  return text.normalize("NFKC").toLowerCase().match(RUN) ?? [];
}

function pairsOf(run: string): string[] {
  const letters = [...run];
  return letters.slice(1).map((letter, i) => `${letters[i] ?? ""}${letter}`);
}

/**
 * Cuts a text into overlapping pairs of letters, so that SQLite's full-text search finds any two letters of Japanese, which
 * has no spaces between its words.
 *
 * @param text any text
 * @returns the pairs, parted by spaces; those of different words are kept apart by a sign that no query holds
 */
export function toGrams(text: string): string {
  return runsOf(text)
    .map((run) => pairsOf(run).join(" "))
    .filter(Boolean)
    .join(" 0 ");
}

/**
 * @param query as typed
 * @returns an FTS5 expression over grams: every word of the query must occur; nothing when no word has two letters
 */
export function toMatch(query: string): string | undefined {
  const phrases = runsOf(query)
    .map((run) => pairsOf(run).join(" "))
    .filter(Boolean);
  return phrases.length > 0 ? phrases.map((phrase) => `"${phrase}"`).join(" AND ") : undefined;
}
