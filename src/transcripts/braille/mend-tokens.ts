import type { BrailleToken } from "./word.ts";

/** A word in kana alone. */
export const KANA = /^[ぁ-ゖァ-ヺー]+$/;

const KANJI = /\p{Script=Han}/u;
/** Longer stretches of kanji are no words. */
const MAX_UNKNOWN = 40;
/** What is known of a word that the dictionary lacks. */
export const UNKNOWN_NOUN = { partOfSpeech: "名詞", detail: "一般", finer: "*" };

/** A word that the dictionary lacks, such as a name, is read kanji by kanji. */
export function byCharacter(token: BrailleToken, split: (text: string) => BrailleToken[]): BrailleToken {
  if (!KANJI.test(token.reading) || token.surface.length > MAX_UNKNOWN) return token;
  const parts = [...token.surface].flatMap((letter) => split(letter));
  return {
    ...token,
    reading: parts.map(({ reading }) => reading).join(""),
    spoken: parts.map(({ spoken }) => spoken).join(""),
  };
}

/** A word that the dictionary lacks may be cut before a small kana; a sound may not. */
export function wholeSyllables(tokens: BrailleToken[]): BrailleToken[] {
  const whole: BrailleToken[] = [];
  for (const token of tokens) {
    const before = whole.at(-1);
    if (
      before &&
      /^[ぁぃぅぇぉゃゅょっーァィゥェォャュョッ]/.test(token.surface) &&
      KANA.test(before.surface)
    ) {
      const join = (field: "surface" | "reading" | "spoken") => before[field] + token[field];
      whole[whole.length - 1] = {
        ...UNKNOWN_NOUN,
        surface: join("surface"),
        base: join("surface"),
        reading: join("reading"),
        spoken: join("spoken"),
      };
    } else whole.push(token);
  }
  return whole;
}

/** 写真はいりません, where the tokenizer finds はいる: nobody 入る without a particle, so は is one, and いる is left. */
export function topicsApart(tokens: BrailleToken[]): BrailleToken[] {
  return tokens.flatMap((token, i) => {
    if (token.base !== "はいる" || tokens[i - 1]?.partOfSpeech !== "名詞") return [token];
    const needs = token.surface.slice(1);
    const topic = { surface: "は", base: "は", reading: "は", spoken: "ワ" };
    return [
      { ...topic, partOfSpeech: "助詞", detail: "係助詞", finer: "*" },
      { ...token, surface: needs, base: "いる", reading: needs, spoken: needs },
    ];
  });
}
