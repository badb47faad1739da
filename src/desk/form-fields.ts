import type { Context } from "hono";

/**
 * @param c a request that brings a form
 * @param options.all whether a field that comes several times is all of them, as an array; else it is the last
 * @returns the form's fields; none of a body that is no form at all
 */
export async function fieldsOf(
  c: Context,
  options: { all?: boolean } = {},
): Promise<Record<string, unknown>> {
  return await c.req.parseBody(options).catch(() => ({}));
}
