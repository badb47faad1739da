import { z } from "zod";

const section = z.string().regex(/^\d+(\.\d+){0,2}$/);
/** Facts by name and the values that they may have for the row to count. */
const when = z.record(z.string(), z.array(z.string())).default({});

/** content/rules/: what the manual prescribes or gives as an example, row by row with its section. */
export const rules = z.strictObject({
  proxyDocuments: z.array(z.strictObject({ document: z.string(), section, when })),
  visitSchedule: z.array(
    z.strictObject({
      step: z.string(),
      place: z.array(z.enum(["facility", "home"])),
      /** from the day itself; missing where the manual names no number */
      days: z.number().int().optional(),
      when,
      section,
    }),
  ),
  visitEquipment: z.array(
    z.strictObject({
      item: z.string(),
      /** in the manual's list */
      number: z.number().int(),
      with: z.enum(["photos"]).optional(),
      without: z.enum(["online"]).optional(),
    }),
  ),
});
export type Rules = z.infer<typeof rules>;

/** A fact that was not asked for, as rules name it. */
const NOT_ASKED = "not-asked";

/**
 * @param wanted values by fact
 * @param facts what is known
 * @returns whether every fact has one of its wanted values
 */
export function holds(wanted: Record<string, string[]>, facts: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([fact, values]) => values.includes(facts[fact] ?? NOT_ASKED));
}
