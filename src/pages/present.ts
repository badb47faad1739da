import type { Part } from "../typography/ruby.ts";
import { typeset } from "../typography/typeset.ts";
import type { View } from "./view.ts";

/** Text in here is not prose, or not shown. */
const NOT_PROSE = "textarea, script, style";

/**
 * Shows a page as its visitor wants it: size and colours as attributes of `<html>`, line breaks at the ends of phrases,
 * furigana. One place for all pages, so that no page can forget it.
 *
 * @param page an HTML response
 * @param view the visitor's
 * @param furigana gives a text's parts with their readings; wanted when the view says so
 * @returns the page
 */
export function present(page: Response, view: View, furigana?: (text: string) => Part[]): Response {
  let skipped = 0;
  let buffered = "";
  return new HTMLRewriter()
    .on("html", {
      element(html) {
        html.setAttribute("data-size", view.size);
        html.setAttribute("data-colours", view.colours);
        if (furigana) html.setAttribute("data-furigana", "on");
      },
    })
    .on(NOT_PROSE, {
      element(element) {
        skipped++;
        element.onEndTag(() => {
          skipped--;
        });
      },
    })
    .on("body", {
      text(chunk) {
        if (skipped > 0) return;
        // A text may come in pieces; words and phrases may not.
        buffered += chunk.text;
        if (!chunk.lastInTextNode) {
          chunk.remove();
          return;
        }
        chunk.replace(typeset(buffered, furigana), { html: true });
        buffered = "";
      },
    })
    .transform(page);
}
