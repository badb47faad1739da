import type { z } from "zod";
import { refusal } from "../channels/web/direct-line-schema.ts";

/** What may be asked of a caller. */
export type Secured = "conversation" | "stream" | "line" | "cookie" | "desk";

/** A media type and, where it is JSON or a form of ours, the schema that validates it. */
export type Content = { type: string; schema?: z.ZodType };
type Answer = { description: string; content?: Content };

/** What is said of a route beside its method and path. */
export type Described = {
  tag: "directline" | "line" | "pages" | "desk" | "operations";
  summary: string;
  secured?: Secured;
  query?: Record<string, z.ZodType>;
  body?: Content;
  answers: Record<string, Answer>;
};

/** @returns an answer in JSON of this shape */
export const json = (description: string, schema: z.ZodType): Answer => ({
  description,
  content: { type: "application/json", schema },
});
/** @returns an answer that is a page */
export const page = (description: string): Answer => ({ description, content: { type: "text/html" } });
/** @returns a refusal to a program */
export const refused = (why: string) => json(why, refusal);
