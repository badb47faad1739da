import { z } from "zod";
import { PRESSES, type Press } from "./act.ts";

/** What the forms of the console send, by what is done. */
export const pressed = z.object({
  press: z.enum(Object.keys(PRESSES) as [Press, ...Press[]]),
  to: z.string().max(100).optional(),
});
export const written = z.object({
  replyId: z.uuid(),
  answer: z.string().max(100).default(""),
  text: z.string().transform((typed) => typed.replace(/\r\n/g, "\n").trim()),
});
export const noted = z.object({ noteId: z.uuid(), text: z.string().trim().max(5000) });
export const labelled = z.object({
  add: z.string().trim().min(1).max(20).optional(),
  remove: z.string().max(20).optional(),
});
export const wrong = z.object({ seq: z.coerce.number().int().positive() });
export const bulk = z.object({
  do: z.enum(["resolve", "label"]),
  label: z.string().max(20).optional(),
  back: z
    .string()
    .regex(/^\/desk\?/)
    .catch("/desk?"),
  ticket: z.union([z.string(), z.array(z.string())]).default([]),
});
