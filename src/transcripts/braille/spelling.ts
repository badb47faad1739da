/**
 * How braille spells what is spoken (日本点字表記法 2018年版, chapter 2, section 1): as present-day kana do, but particles は and へ
 * by their sound, and 「う」 that lengthens ウ or オ as ー; お stays (オオキイ), so does the ending of a verb (オモウ).
 */

const O_OR_U = /[オコソトノホモヨロゴゾドボポョウクスツヌフムユルグズヅブプュォゥ]/;

/** @returns the text in katakana */
export function toKatakana(text: string): string {
  return text.replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60));
}

/**
 * @param reading as present-day kana write it
 * @param spoken as it sounds, ー for long vowels; of the same word
 * @returns katakana as braille spells the word
 */
export function spell(reading: string, spoken: string): string {
  const [written, sounds] = [toKatakana(reading), toKatakana(spoken)];
  if (written.length !== sounds.length) return spellByRule(written);
  return [...written]
    .map((kana, i) => {
      const sound = sounds[i];
      if (kana === "ウ" && sound === "ー") return "ー";
      if ((kana === "ハ" && sound === "ワ") || (kana === "ヘ" && sound === "エ")) return sound;
      return kana;
    })
    .join("");
}

/**
 * For readings that say nothing of their sounds. A verb that ends in うう or おう would be spelt wrongly.
 *
 * @param reading kana
 * @returns katakana with ー for う after ウ and オ
 */
export function spellByRule(reading: string): string {
  const kana = [...toKatakana(reading)];
  return kana
    .map((letter, i) => (letter === "ウ" && O_OR_U.test(kana[i - 1] ?? "") ? "ー" : letter))
    .join("");
}

/** @returns how many beats the kana have: small ones belong to the one before */
export function beats(kana: string): number {
  return kana.replace(/[ャュョァィゥェォヮ ]/g, "").length;
}
