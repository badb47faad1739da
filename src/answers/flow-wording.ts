import { z } from "zod";
import { rendered } from "./answer.ts";

const sectionId = z.string().regex(/^\d+(\.\d+){0,2}$/);
const text = z.string().min(1);
const said = text.transform((words) => words.trim());

/** One choice of a question: what stands on its button, and other ways to type it. */
const flowChoice = z.strictObject({
  id: z.string(),
  /** LINE shows 20 characters of a button */
  label: text.max(20),
  also: z.array(text).default([]),
  /** the ages in years that it stands for, from and to, where the question is one of age */
  ages: z.tuple([z.int(), z.int()]).optional(),
  /** said at once when it is chosen, before the next question */
  reply: z.strictObject({ usual: said, easy: said }).optional(),
});
export type FlowChoice = z.infer<typeof flowChoice>;

/** Front matter of content/flows/<flow>/nodes/<node>.md. */
export const nodeFront = z.strictObject({
  sections: z.array(sectionId).min(1).max(3),
  choices: z.array(flowChoice).default([]),
});

/** A question as compiled: asked, asked again in other words, asked in やさしい日本語. */
const nodeWording = nodeFront.extend({ ask: text, again: text, easy: text });
export type NodeWording = z.infer<typeof nodeWording>;

/** Front matter of content/flows/<flow>/parts/<part>.md. */
export const partFront = z.strictObject({
  /** a numbered step, a heading with text, a line of a list, plain text */
  as: z.enum(["step", "block", "item", "note"]),
  title: text.optional(),
  /** the same in やさしい日本語 */
  titleEasy: text.optional(),
  sections: z.array(sectionId).max(3),
});

/** A part of a summary as compiled, in both styles. */
const partWording = partFront.extend({ usual: rendered, easy: rendered });
export type PartWording = z.infer<typeof partWording>;

/** content/flows/<flow>/flow.yaml. */
export const flowFront = z.strictObject({
  /** the heading of the summary, and how the flow is offered */
  title: text.max(40),
  /** what the flow rests on, the main section first */
  sections: z.array(sectionId).min(1).max(3),
  /** said before the first question */
  intro: z.string().transform((words) => words.trim()),
  /** the same in やさしい日本語 */
  introEasy: z.string().transform((words) => words.trim()),
  /** the summary's last lines */
  outro: z.string().transform((words) => words.trim()),
  /** the same in やさしい日本語 */
  outroEasy: z.string().transform((words) => words.trim()),
  /** whether the municipality's counters are of use at the end */
  counters: z.boolean().default(true),
});

/** A flow's wording as compiled. */
export const flowWording = flowFront.omit({ outro: true, outroEasy: true }).extend({
  outro: z.object({ usual: rendered, easy: rendered }),
  nodes: z.record(z.string(), nodeWording),
  parts: z.record(z.string(), partWording),
});
export type FlowWording = z.infer<typeof flowWording>;
