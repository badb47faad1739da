import type { Rules } from "./rules.ts";

/**
 * What the municipality's staff bring to a visiting application day (manual 5.1.5). What is not settled yet stays on the list.
 *
 * @param equipment the rules
 * @param facts the visit flow's answers
 * @returns the things by name, in the manual's order
 */
export function visitEquipment(
  equipment: Rules["visitEquipment"],
  facts: Readonly<Record<string, string>>,
): string[] {
  return equipment
    .filter((row) => row.with !== "photos" || facts.photos !== "no")
    .filter((row) => row.without !== "online" || facts.online !== "online")
    .map(({ item }) => item);
}
