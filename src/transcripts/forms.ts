/** The forms that a transcript has, by the last part of their addresses. */
export const FORMS = {
  large: "large-print",
  text: "kiroku.txt",
  braille: "braille",
  brf: "kiroku.brf",
} as const;

type Form = keyof typeof FORMS;

/** @returns where a form of the transcript is; without one, where all of them are offered */
export type AddressOf = (form?: Form) => string;
