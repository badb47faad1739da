/** Telephone numbers (as digits) and e-mail addresses that content/ publishes: nobody's secret, never masked. */
export type Published = { telephones: string[]; emails: string[] };

const TELEPHONE = /(?<![\d-])0\d{1,4}-\d{1,4}-\d{3,4}(?![\d-])/g;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/**
 * @param written everything that is compiled from content/
 * @returns what of it privacy must let through
 */
export function publishedIn(written: unknown): Published {
  const text = JSON.stringify(written);
  const found = (pattern: RegExp) => (text.match(pattern) ?? []).map((match) => match.toLowerCase());
  return {
    telephones: distinct(found(TELEPHONE).map((number) => number.replaceAll("-", ""))),
    emails: distinct(found(EMAIL)),
  };
}

function distinct(values: string[]): string[] {
  return [...new Set(values)].sort();
}
