import { kanaCells } from "./kana.ts";
import { holdsOn, isShortCompound, partedParticle } from "./phrases.ts";
import { BLANK, LINK, looksLikeDigit, SIGNS } from "./signs.ts";
import { isParticle, type Word } from "./word.ts";
import { type BrailleReadings, type Item, itemsOf, type SplitIntoWords } from "./words.ts";

/** Writes a line of print as cells, blanks as U+2800; nothing in it breaks a line. */
export type ToBraille = (line: string) => string;

/** What the translation draws on. `unreadable`: the kana for a letter or picture that has no reading. */
export type BrailleSide = BrailleReadings & { split: SplitIntoWords; unreadable: string };

/** The tokenizer's time grows with the square of the length. */
const PIECE = /[^。、！？\n]{1,120}[。、！？」』）]*|[。、！？」』）]+/gu;

/** やさしい日本語 parts its phrases already; the tokenizer reads better without that, and blanks come from the words. */
const BETWEEN_PHRASES = /(?<=[ぁ-ゖ、。]) (?=[ぁ-ゖァ-ヺ\p{Script=Han}])/gu;

const CIRCLED = /[①-⑳]/g;

/** The hyphens that stand between digits or letters in print. */
const HYPHENS = /(?<=[\dA-Za-z])[－−‐–](?=[\dA-Za-z])/g;

const WIDE = /[０-９Ａ-Ｚａ-ｚｦ-ﾟ]+/g;

/**
 * @param side tokenizer and readings
 * @returns the translation into Japanese six-dot braille
 */
export function createToBraille(side: BrailleSide): ToBraille {
  return (line) => {
    const text = line
      .toWellFormed()
      .replace(WIDE, (wide) => wide.normalize("NFKC"))
      .replace(BETWEEN_PHRASES, "")
      .replace(HYPHENS, "-")
      .replace(CIRCLED, (number) => `（${number.normalize("NFKC")}）`);
    const items = (text.match(PIECE) ?? []).flatMap((piece) => itemsOf(piece, side.split, side));
    const writer = new Writer(side.unreadable);
    for (const item of items) writer.write(item);
    return writer.cells;
  };
}

/** A number is long enough to stand by itself before a long word; a letter's name has two beats. */
const NUMBER_BEATS = 3;
const BEATS_OF_LETTER = 1;

/** Puts cells side by side with the blanks that belong between them. */
class Writer {
  cells = "";
  /** blanks due before the next phrase */
  private gap = 0;
  /** whether that gap comes of a blank in print alone */
  private spaced = false;
  /** whether what comes next is written on without a blank: after an opening bracket */
  private close = true;
  private before: Item | undefined;
  /** the kana since the last blank */
  private run = "";
  private readonly unreadable: string;

  constructor(unreadable: string) {
    this.unreadable = unreadable;
  }

  write(item: Item): void {
    if (item.is === "sign") this.sign(item.sign);
    else if (item.is === "word") this.word(item.word);
    else this.literal(item);
    if (item.is !== "sign") this.before = item;
  }

  private word(word: Word): void {
    const kana = partedParticle(word);
    const cells = kana.split(" ").map(kanaCells).join(BLANK);
    if (cells.replaceAll(BLANK, "") === "") {
      this.unknown();
      return;
    }
    const { before } = this;
    // A blank beside a number in print (「0120-95-0178 に」) is no reason to part a particle from it.
    if (this.spaced && isParticle(word)) this.gap = 0;
    const together = this.gap === 0 && (this.close || this.joins(word));
    if (!together) this.blank();
    else if (before?.is === "number" && !this.close && looksLikeDigit(cells)) this.cells += LINK;
    else if (before?.is === "letters" && !this.close) this.cells += isParticle(word) ? BLANK : LINK;
    this.cells += cells;
    this.run = together ? this.run + kana : kana;
    this.done();
  }

  private joins(word: Word): boolean {
    const { before } = this;
    if (!before) return isParticle(word);
    if (before.is === "word") return holdsOn(before.word, word, this.run);
    return isParticle(word) || word.detail === "接尾" || isShortCompound(word, this.run);
  }

  private literal(item: Item & { is: "number" | "letters" }): void {
    const { before } = this;
    const prefixed =
      before?.is === "word" && before.word.partOfSpeech === "接頭詞" && before.word.surface === "第";
    const touches = before?.is === "letters" && item.is === "number";
    if (this.gap > 0 || !(this.close || prefixed || touches)) this.blank();
    this.cells += item.cells;
    this.run = "#".repeat(item.is === "number" ? NUMBER_BEATS : BEATS_OF_LETTER * item.cells.length);
    this.done();
  }

  private sign(sign: string): void {
    if (/\s/.test(sign)) {
      this.spaced = this.gap === 0;
      this.gap = Math.max(this.gap, 1);
      return;
    }
    const known = SIGNS[sign];
    if (!known) {
      this.unknown();
      return;
    }
    const { cells, kind, after } = known;
    if (kind === "open" || (kind === "aside" && this.gap > 0)) {
      if (!this.close || this.gap > 0) this.blank();
    } else if (kind === "end" && this.cells === "") {
      this.gap = 0;
    }
    this.cells += cells;
    this.before = undefined;
    this.run = "";
    this.gap = kind === "close" && this.gap > 0 ? this.gap : after;
    this.close = after === 0 && kind !== "close";
  }

  private unknown(): void {
    this.word({ ...UNKNOWN, kana: this.unreadable });
  }

  private blank(): void {
    if (this.cells !== "") this.cells += BLANK.repeat(Math.max(1, this.gap));
    this.run = "";
  }

  private done(): void {
    this.gap = 0;
    this.spaced = false;
    this.close = false;
  }
}

const UNKNOWN = {
  surface: "",
  base: "",
  reading: "",
  spoken: "",
  partOfSpeech: "名詞",
  detail: "非自立",
  finer: "*",
};
