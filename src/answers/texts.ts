import { z } from "zod";

/** Words that are there. */
export const text = z.string().min(1);

/** Keys with a text each, and no other. */
export const texts = <K extends string>(...keys: K[]) => {
  const shape = Object.fromEntries(keys.map((key) => [key, text])) as Record<K, typeof text>;
  return z.strictObject(shape);
};
