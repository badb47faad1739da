/** A stretch of a text, as LINE counts it: UTF-16 units. */
export type Stretch = { index: number; length: number };

/**
 * Takes out of a text what nobody wrote in words: LINE's own emoji, which come as a name such as `(happy)`, and mentions,
 * which hold the display name of a person.
 *
 * @param text as LINE sends it
 * @param marks where emoji and mentions stand (https://developers.line.biz/en/reference/messaging-api/#wh-text)
 * @returns the words that are left; empty when there were none
 */
export function wordsOf(text: string, marks: Stretch[]): string {
  const marked = (at: number) => marks.some(({ index, length }) => at >= index && at < index + length);
  const words = text.split("").filter((_, at) => !marked(at));
  return words.length === text.length ? text : words.join("").trim();
}
