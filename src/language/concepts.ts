import type { Token } from "./tokenise.ts";

/** Concept → the word stems that carry it; see intents/concepts.yaml. */
export type Concepts = Record<string, string[]>;

/**
 * Two kana stand inside of unlike words too (とめ in まとめ, とは in ことは): such a stem counts only where a word begins.
 * Others count anywhere: compounds carry them (薬 in 目薬), and kana alone are often split elsewhere than expected.
 */
const SHORT = /^\p{Script=Hiragana}{1,2}$/u;

/**
 * @param concepts the table
 * @param tokens the words of a normalised message
 * @returns the concepts that the message carries, as written or as read in hiragana, in the table's order
 */
export function conceptsIn(concepts: Concepts, tokens: Token[]): string[] {
  const spoken = tokens.filter(({ partOfSpeech }) => partOfSpeech !== "記号");
  const texts = [lineUp(tokens.map(({ surface }) => surface)), lineUp(spoken.map(({ reading }) => reading))];
  return Object.entries(concepts)
    .filter(([, stems]) => stems.some((stem) => texts.some((text) => carries(text, stem))))
    .map(([concept]) => concept);
}

/** Words written without spaces, and where each begins. */
type Line = { text: string; begins: Set<number> };

function lineUp(words: string[]): Line {
  const begins = new Set<number>();
  let text = "";
  for (const word of words) {
    begins.add(text.length);
    text += word;
  }
  return { text, begins };
}

function carries({ text, begins }: Line, stem: string): boolean {
  let at = text.indexOf(stem);
  if (!SHORT.test(stem)) return at >= 0;
  while (at >= 0 && !begins.has(at)) at = text.indexOf(stem, at + 1);
  return at >= 0;
}
