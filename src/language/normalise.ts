/** Nobody's question is longer; beyond this only the tokenizer's time grows (its lattice is quadratic). */
const MAX_LENGTH = 600;
/** A run of one character is cut to this: 2,000 equal katakana would take the tokenizer half a second. */
const MAX_RUN = 3;
/** What privacy put in place of a number says nothing about the question. */
const MASKED = /［[^［］]{1,10}］/g;

/**
 * Brings a message into the one form that is tokenised and matched: NFKC (full-width letters and half-width kana
 * become the usual ones), lower case, no control or stacked combining characters, single spaces, bounded length.
 * Never throws, whatever the input; a lone surrogate, on which kuromoji would throw, becomes U+FFFD.
 *
 * @param text a message as it came, already redacted
 * @returns at most 600 UTF-16 units
 */
export function normalise(text: string): string {
  return (
    text
      // Cut first: NFKC can turn one character into eighteen.
      .slice(0, MAX_LENGTH * 2)
      .replace(MASKED, " ")
      .toWellFormed()
      .normalize("NFKC")
      .toLowerCase()
      .replace(/\p{M}+/gu, "")
      .replace(/[\p{C}\s]+/gu, " ")
      .replace(/(.)\1{2,}/gsu, (run, character: string) => character.repeat(Math.min(MAX_RUN, run.length)))
      .trim()
      .slice(0, MAX_LENGTH)
      .toWellFormed()
  );
}

/**
 * @param text any text
 * @returns the same with katakana as hiragana, so that a reading and a word written in kana compare equal
 */
export function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
}
