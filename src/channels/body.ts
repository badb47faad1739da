import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { z } from "zod";
import { Refusal } from "../errors.ts";

/**
 * @param maxSize in bytes
 * @returns what refuses a larger body with 413
 */
export function limitBody(maxSize: number): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new Refusal(413, "BodyTooLarge", `the body is over ${maxSize} bytes`);
    },
  });
}

/**
 * @param text a request's body
 * @param schema what it must be
 * @returns the parsed body
 * @throws Refusal 400 with the first fault and its place
 */
export function parseJson<T>(text: string, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Refusal(400, "BadSyntax", "the body is not JSON");
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join(".") || "the body";
  throw new Refusal(400, "BadArgument", `${place}: ${issue?.message ?? "not as expected"}`);
}
