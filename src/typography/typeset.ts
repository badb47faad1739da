import { phraseStarts } from "./phrases.ts";
import type { Part } from "./ruby.ts";

/** Only Japanese is broken by phrases. */
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]{2}/u;

/**
 * Marks where a line may break, at the ends of phrases, and sets readings over kanji. The style sheet forbids other breaks
 * where a line has room (`word-break: keep-all`).
 *
 * @param html a text node's source; references such as `&amp;` stay what they are
 * @param furigana gives a text's parts with their readings; none without furigana
 * @returns HTML with `<wbr>` and `<ruby>`
 */
export function typeset(html: string, furigana?: (text: string) => Part[]): string {
  if (!JAPANESE.test(html) && !furigana) return html;
  const breaks = new Set(phraseStarts(html));
  const parts = furigana ? furigana(html) : [{ text: html }];
  let place = 0;
  return parts
    .map((part) => {
      const start = place;
      place += part.text.length;
      return part.reading
        ? lead(breaks, start) + ruby(part.text, part.reading)
        : broken(part.text, start, breaks);
    })
    .join("");
}

function broken(text: string, start: number, breaks: Set<number>): string {
  let marked = "";
  for (let i = 0; i < text.length; i++) marked += lead(breaks, start + i) + text[i];
  return marked;
}

function lead(breaks: Set<number>, place: number): string {
  return breaks.has(place) ? "<wbr>" : "";
}

/** Hidden from screen readers, which read the kanji themselves and would say everything twice. */
function ruby(text: string, reading: string): string {
  return `<ruby>${text}<rt aria-hidden="true">${reading}</rt></ruby>`;
}
