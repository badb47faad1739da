import { z } from "zod";

/** What a visitor may set, in the order in which it is offered, the usual first. Nothing personal. */
export const VIEW_CHOICES = {
  /** text in three steps */
  size: ["1", "2", "3"],
  colours: ["auto", "light", "dark", "contrast"],
  furigana: ["off", "on"],
  /** of the page's own words; answers are Japanese */
  language: ["ja", "en"],
} as const;

const view = z.object({
  size: z.enum(VIEW_CHOICES.size),
  colours: z.enum(VIEW_CHOICES.colours),
  furigana: z.enum(VIEW_CHOICES.furigana),
  language: z.enum(VIEW_CHOICES.language),
});
/** What a form may change of it; anything else changes nothing. */
export const viewChange = view.partial();

/** How a visitor wants pages to look. */
export type View = z.infer<typeof view>;

const USUAL: View = { size: "1", colours: "auto", furigana: "off", language: "ja" };

/** The cookie's name, and the parameter's where there is no cookie. */
export const VIEW_NAME = "view";

/**
 * @param before the view so far
 * @param changes a form's fields
 * @returns the view with them; all of it as before when one is none that we offer
 */
export function changedView(before: View, changes: unknown): View {
  const { size, colours, furigana, language } = viewChange.catch({}).parse(changes);
  return {
    size: size ?? before.size,
    colours: colours ?? before.colours,
    furigana: furigana ?? before.furigana,
    language: language ?? before.language,
  };
}

/**
 * @param written what writeView() made, or anything at all
 * @returns the view; the usual one when it cannot be read
 */
export function readView(written: string | undefined): View {
  return changedView(USUAL, Object.fromEntries(new URLSearchParams(written ?? "")));
}

/** @returns the view as one text, for a cookie or an address */
export function writeView(wanted: View): string {
  return new URLSearchParams(wanted).toString();
}
