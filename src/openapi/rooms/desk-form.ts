import type { z } from "zod";
import { type Described, page } from "../described-route.ts";

/** Who sends a form of the desk: somebody who is signed in, or who is about to. */
type Sender = "desk" | undefined;

/**
 * @param summary what sending it does
 * @param schema its fields; none for a button
 * @param answers beyond those that all forms of the desk give
 * @param secured whom it takes
 * @returns what is said of a form of the desk
 */
export function form(
  summary: string,
  schema?: z.ZodType,
  answers: Described["answers"] = {},
  secured: Sender = "desk",
): Described {
  return {
    tag: "desk",
    summary,
    ...(secured ? { secured } : {}),
    ...(schema ? { body: { type: "application/x-www-form-urlencoded", schema } } : {}),
    answers: {
      303: { description: "to the page that shows what became of it" },
      ...(secured ? { 401: page("not signed in") } : {}),
      403: page("from another host's page, or not for this role"),
      ...answers,
    },
  };
}
