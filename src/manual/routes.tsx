import { Hono } from "hono";
import type { Content } from "../answers/content.ts";
import type { PageWords } from "../answers/pages.ts";
import { Refusal } from "../errors.ts";
import { viewOf } from "../pages/presentation.ts";
import type { View } from "../pages/view.ts";
import { ReferencePage } from "./reference-page.tsx";

/** What the pages draw on. */
export type ManualOptions = {
  content: Content;
  wordsIn: Record<View["language"], PageWords>;
  randomId: () => string;
};

/**
 * `GET /manual/:section`: what a citation opens. It names the section, what we can answer from it and where the manual is
 * published; the manual's text is not ours to show.
 */
export function manualPages({ content, wordsIn, randomId }: ManualOptions): Hono {
  return new Hono().get("/:section", (c) => {
    const section = content.manual.sections.find(({ id }) => id === c.req.param("section"));
    if (!section) throw new Refusal(404, "UnknownSection", "the manual has no such section");
    const titles = Object.values(content.answers)
      .filter(({ sections }) => sections.includes(section.id))
      .map(({ title }) => title);
    // Each form carries the id of the event it will make: it must not come from a cache.
    c.header("cache-control", "no-store");
    return c.html(
      <ReferencePage
        words={wordsIn[viewOf(c).language]}
        manual={content.manual}
        section={section}
        titles={titles}
        eventId={randomId()}
      />,
    );
  });
}
