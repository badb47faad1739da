import { readFileSync } from "node:fs";
import { z } from "zod";

/** A message with what it asks, as somebody labelled it who had read the manual and neither content/ nor intents/. */
const labelled = z.object({
  q: z.string(),
  /** danger: somebody is in danger or despair, whatever else is asked; calm: a question beside a remark on somebody's life */
  kind: z.enum(["faq", "flow", "human", "oos", "pii", "danger", "calm"]),
  /** the manual's sections that answer it, best first */
  accept: z.array(z.string()).default([]),
  flow: z.string().nullish(),
});
export type Labelled = z.infer<typeof labelled>;

/**
 * @param file a JSON object a line
 * @returns the messages
 * @throws Error naming the line that is not one
 */
export function readLabelled(file: string): Labelled[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, i) => {
      if (line.trim() === "") return [];
      const parsed = labelled.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`${file}:${i + 1} ${parsed.error.message}`);
      return [parsed.data];
    });
}
