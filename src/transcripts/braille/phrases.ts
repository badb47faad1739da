import { beats } from "./spelling.ts";
import { COUNTED, isParticle, type Word } from "./word.ts";

/**
 * Which words are written together (分かち書き and 切れ続き: 日本点字表記法 2018年版, chapter 3). A word of its own begins a phrase;
 * particles, auxiliaries and suffixes hold on to it. Helping verbs (書いて□ください) and formal nouns (する□こと) begin one too.
 */

/** Verbs that begin a phrase wherever they help another. */
const POLITE_VERBS = new Set([
  "くださる",
  "下さる",
  "いただく",
  "頂く",
  "なさる",
  "いたす",
  "致す",
  "申し上げる",
  "できる",
  "願う",
]);

/** Helping verbs that have grown into the て before them: してる, しちゃう, しとく. */
const GROWN = new Set(["てる", "でる", "ちゃう", "じゃう", "とく", "どく", "ちまう"]);

/** Auxiliaries that IPADIC takes for nouns. */
const AUXILIARY_NOUNS = new Set(["の", "ん", "みたい"]);

/** Titles after a person's name. */
const TITLES = new Set(["さん", "様", "さま", "氏", "君", "くん", "ちゃん", "殿"]);

/** Prefixes that stand by themselves before a number or a long word. */
const LOOSE_PREFIXES = new Set(["約", "各", "計", "翌", "全", "元"]);

/** A part of a compound noun with this many beats stands by itself, if the one beside it does. */
const LONG = 3;

/**
 * @param before the word before, in the same stretch without signs
 * @param word the next one
 * @param run the kana since the last blank
 * @returns whether `word` is written on without a blank
 */
export function holdsOn(before: Word, word: Word, run: string): boolean {
  const { partOfSpeech, detail, finer, base, surface } = word;
  if (word.base === "ない" && partOfSpeech !== "形容詞") return !isDenialOfItsOwn(before);
  if (isParticle(word)) return true;
  if (before.partOfSpeech === "接頭詞") return !(LOOSE_PREFIXES.has(before.surface) && isLong(word));
  if (partOfSpeech === COUNTED) return false;
  if (partOfSpeech === "動詞" || partOfSpeech === "形容詞") {
    if (detail === "接尾" || GROWN.has(base)) return true;
    const holds = detail === "非自立" ? !isParticle(before) : isStem(before) && base !== "する";
    return holds && !POLITE_VERBS.has(base);
  }
  if (partOfSpeech !== "名詞") return false;
  if (finer === "助動詞語幹" || (detail === "非自立" && AUXILIARY_NOUNS.has(surface))) return true;
  if (detail === "接尾") return !(TITLES.has(surface) && before.finer === "人名");
  return isCompound(before, word, run);
}

function isCompound(before: Word, word: Word, run: string): boolean {
  return isPart(before) && isShortCompound(word, run);
}

/**
 * @param word after a noun, a number or letters
 * @param run the kana since the last blank, any sign for what is no kana
 * @returns whether the two are one word of which a part is short
 */
export function isShortCompound(word: Word, run: string): boolean {
  return isPart(word) && (beats(lastPart(run)) < LONG || !isLong(word));
}

/** Nouns of time and those that point (今日, これ) are phrases of their own. */
function isPart({ partOfSpeech, detail, surface }: Word): boolean {
  return partOfSpeech === "名詞" && surface !== "あと" && !["代名詞", "副詞可能", "非自立"].includes(detail);
}

/** 決め in 決め直す, which is one word; not 使う before a noun that is taken for a verb. */
function isStem({ partOfSpeech, surface, base }: Word): boolean {
  return partOfSpeech === "動詞" && surface !== base;
}

function isLong({ kana, partOfSpeech }: Word): boolean {
  return partOfSpeech === COUNTED || beats(kana.split(" ")[0] ?? "") >= LONG;
}

function lastPart(run: string): string {
  return run.split(" ").at(-1) ?? "";
}

/** では□ない, よく□ない; but 書かない. */
function isDenialOfItsOwn({ partOfSpeech, surface, base }: Word): boolean {
  if (partOfSpeech === "形容詞" || partOfSpeech === "助詞") return true;
  return partOfSpeech === "助動詞" && (base === "だ" || base === "たい") && surface !== "だ";
}

/**
 * @param word a particle of several words, such as について, or any other
 * @returns the kana, a blank between where braille parts it: ニ□ツイテ
 */
export function partedParticle({ partOfSpeech, finer, kana }: Word): string {
  const isSeveral = partOfSpeech === "助詞" && finer === "連語" && /^[ニトヲ]..+/.test(kana);
  return isSeveral ? `${kana[0]} ${kana.slice(1)}` : kana;
}
