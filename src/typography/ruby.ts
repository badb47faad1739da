/** A stretch of text and, where it is kanji, how it is read in hiragana. */
export type Part = { text: string; reading?: string };

const KANJI = /[\p{Script=Han}々〆ヶ]/u;
const RUNS = /[\p{Script=Han}々〆ヶ]+|[^\p{Script=Han}々〆ヶ]+/gu;

/** @returns whether there is kanji to read in the text */
export function hasKanji(text: string): boolean {
  return KANJI.test(text);
}

/**
 * Sets a word's reading over its kanji alone: 受け取り and うけとり become 受(う)け取(と)り.
 *
 * @param surface the word as written
 * @param reading the whole word's, in hiragana
 * @returns its parts in their order; the whole word as one where kana and reading do not agree
 */
export function alignReading(surface: string, reading: string): Part[] {
  if (!hasKanji(surface)) return [{ text: surface }];
  const runs = surface.match(RUNS) ?? [];
  const pattern = runs.map((run) => (hasKanji(run) ? "(.+?)" : `(${literally(toHiragana(run))})`)).join("");
  const [, ...readings] = new RegExp(`^${pattern}$`, "u").exec(reading) ?? [];
  if (readings.length === 0) return [{ text: surface, reading }];
  return runs.map((text, i) => (hasKanji(text) ? { text, reading: readings[i] ?? "" } : { text }));
}

function toHiragana(text: string): string {
  return text.replace(/[ァ-ヵ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
