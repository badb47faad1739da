import { z } from "zod";

const line = z.string().trim().min(1);

/** content/office.yaml: the municipality that runs this helpdesk; without a name, none does. */
export const office = z.strictObject({
  name: line.optional(),
  counters: z.array(
    z.strictObject({
      name: line,
      place: line.optional(),
      telephone: z
        .string()
        .regex(/^[\d-]{8,15}$/)
        .optional(),
      hours: line.optional(),
    }),
  ),
});
export type Office = z.infer<typeof office>;

/**
 * @param office the municipality
 * @returns its counters as lines to read or hear; nothing without a municipality
 */
export function countersOf({ name, counters }: Office): string | undefined {
  if (!name || counters.length === 0) return undefined;
  const blocks = counters.map((counter) =>
    [
      counter.name,
      ...(counter.place ? [`・場所：${counter.place}`] : []),
      ...(counter.telephone ? [`・電話：${counter.telephone}`] : []),
      ...(counter.hours ? [`・受付時間：${counter.hours}`] : []),
    ].join("\n"),
  );
  return blocks.join("\n\n");
}
