import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import type { Part } from "../typography/ruby.ts";
import { present } from "./present.ts";
import { readView, VIEW_NAME, type View } from "./view.ts";

/** Loads what gives every kanji its reading; nothing when the dictionary cannot be read. */
export type LoadFurigana = () => Promise<((text: string) => Part[]) | undefined>;

/**
 * @param c a request
 * @returns how its sender wants pages to look; in a frame on another site no cookie is kept, there it is in the address
 */
export function viewOf(c: Context): View {
  return readView(c.req.query(VIEW_NAME) ?? getCookie(c, VIEW_NAME));
}

/**
 * Shows every HTML page for the public as its visitor wants it.
 *
 * @param loadFurigana called only for who has switched furigana on
 */
export function presentation(loadFurigana: LoadFurigana): MiddlewareHandler {
  return async (c, next) => {
    await next();
    // Staff have their own tables and their own settings.
    if (c.req.path.startsWith("/desk")) return;
    if (!c.res.headers.get("content-type")?.startsWith("text/html")) return;
    const view = viewOf(c);
    c.res = present(c.res, view, view.furigana === "on" ? await loadFurigana() : undefined);
  };
}
