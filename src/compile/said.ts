import type { Model } from "../language/model.ts";

/** Words and runs of kana that a person used when asking for an answer of a section, or that such an answer uses. */
export type Said = { section: string; features: string[] };

/**
 * @param features the model's vocabulary
 * @param said what was said, section by section
 * @returns the sections, and for each feature those of which it was said
 */
export function saidWhere(
  features: Model["features"],
  said: Said[],
): Pick<Model, "sections" | "saidStarts" | "saidIn"> {
  const sections = [...new Set(said.map(({ section }) => section))];
  const rows = Array.from({ length: features.size }, () => new Set<number>());
  for (const { section, features: used } of said) {
    const index = sections.indexOf(section);
    for (const feature of used) rows[features.get(feature) ?? -1]?.add(index);
  }
  const saidStarts = new Uint32Array(rows.length + 1);
  for (const [row, { size }] of rows.entries()) saidStarts[row + 1] = saidStarts[row]! + size;
  return { sections, saidStarts, saidIn: Uint8Array.from(rows.flatMap((row) => [...row])) };
}
