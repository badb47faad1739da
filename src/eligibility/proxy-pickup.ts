import { z } from "zod";

/** The groups that section 6.2.2 names, besides 75 and over; and who belongs to none of them. */
export const PROXY_GROUPS = [
  "facility",
  "care",
  "disability",
  "hospital",
  "guardianship",
  "withdrawn",
  "child",
  "high-school",
  "pregnant",
  "away",
  "none",
] as const;

const line = z.string().trim().min(1);

/** What a municipality adds of its own to the manual's list for a proxy pickup. */
export const proxyPickup = z.strictObject({
  /** by group: the papers that show that coming is hard, which the manual leaves open */
  evidence: z.partialRecord(z.enum(PROXY_GROUPS), z.array(line).min(1)).default({}),
  forms: z.array(z.strictObject({ name: line, where: line.optional() })).default([]),
});

/** The municipality as far as a flow's summary speaks of it. */
export type Municipality = {
  name?: string | undefined;
  counters: readonly unknown[];
  proxyPickup?: z.infer<typeof proxyPickup> | undefined;
};

/**
 * @param municipality the one that runs the helpdesk
 * @param group of section 6.2.2
 * @returns the evidence papers that it names for the group; none without a municipality
 */
export function ownEvidence({ name, proxyPickup: own }: Municipality, group: string | undefined): string[] {
  const known = PROXY_GROUPS.find((one) => one === group);
  return (name && known && own?.evidence[known]) || [];
}
