/** Concept → the word stems that carry it; see intents/concepts.yaml. */
export type Concepts = Record<string, string[]>;

/**
 * @param concepts the table
 * @param text the normalised message
 * @param reading the same in hiragana
 * @returns the concepts that the message carries, in the table's order
 */
export function conceptsIn(concepts: Concepts, text: string, reading: string): string[] {
  return Object.entries(concepts)
    .filter(([, stems]) => stems.some((stem) => text.includes(stem) || reading.includes(stem)))
    .map(([concept]) => concept);
}
