import { foldKanjiDigits, matches, type Span } from "../spans.ts";

const PREFECTURE =
  "(?:北海道|東京都|(?:京都|大阪)府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県)";
const POSTAL = "〒\\s?\\d{3}-?\\d{4}";
/** Letters of a place's name: kanji, kana in it; never は, を, で, と, which end it. */
const PLACE =
  "[\\p{Script=Han}ァ-ヶーぁあいいうえおかきくけこさしすせそたちつつなにぬねひふへほまみむめもやゆよらりるれろわんがぎぐげござじずぜぞだぢづびぶべぼケヶノの]";
const KANJI_PLACE = "[\\p{Script=Han}ァ-ヶー]";
/** From 丁目 to the room. */
const NUMBERS =
  "(?<!役所|役場|庁舎|支所|出張所|センター|窓口|の)\\d{1,4}(?:\\s?丁目|\\s?番地|\\s?番(?=\\s?\\d)|-|の)\\s?(?:\\d{1,4}(?:\\s?番地?|号|-|の)?\\s?){0,3}(?:号室?)?";
const BANCHI = "\\d{1,5}\\s?番地(?:の?\\d{1,4})?";
/** A house or a room behind the numbers. */
const HOUSE =
  "(?:[\\s、]?[\\p{Script=Han}ァ-ヶーa-z0-9]{1,15}(?:荘|ハイツ|コーポ|マンション|アパート|ビル|ハイム|団地|棟)[\\s]?\\d{0,4}(?:号室|号)?|\\s?\\d{1,4}号室)?";

const WHOLE = new RegExp(
  `(?:${POSTAL}\\s?)?(?:${PREFECTURE}${PLACE}{0,12}?[市区町村郡]?${PLACE}{0,14}?|${KANJI_PLACE}{1,6}[市区町村郡]${PLACE}{0,12}?)(?:${BANCHI}|${NUMBERS})${HOUSE}`,
  "gu",
);
/** Within a town that is not named. */
const TOWN = new RegExp(
  `${KANJI_PLACE}{1,8}(?:\\d{1,2}\\s?丁目\\s?\\d{1,4}(?:番地?|-|の)?(?:\\s?\\d{1,4}(?:号|-|の)?){0,2}|${BANCHI})${HOUSE}`,
  "gu",
);
const POSTAL_ONLY = new RegExp(POSTAL, "g");
const NEAR_WORD =
  /(?:住所|所在地|自宅|実家|住んでいるのは|住まいは|郵便番号)[はがを:\s]{0,3}((?:\d{3}-?\d{4}(?!\d))|[\p{Script=Han}ァ-ヶー]{1,12}\s?\d{1,4}(?:[-の]\d{1,4}){1,3})/dgu;

/**
 * Postal addresses down to the house. A prefecture or a municipality alone is no address: where somebody may ask is decided by it.
 *
 * @param reading text as rules read it
 * @returns their spans, from 〒 to the room
 */
export function addresses(reading: string): Span[] {
  const digits = foldKanjiNumbers(reading);
  const named = [...digits.matchAll(NEAR_WORD)].flatMap(({ indices }) => {
    const range = indices?.[1];
    return range ? [{ start: range[0], end: range[1] }] : [];
  });
  const whole = [WHOLE, TOWN, POSTAL_ONLY].flatMap((pattern) => matches(digits, pattern));
  // Blanks are looked for between numbers, and are no part of the address behind the last.
  const trimmed = whole.map(({ start, end }) => ({
    start,
    end: start + digits.slice(start, end).trimEnd().length,
  }));
  return [...trimmed, ...named];
}

/** 二丁目, 十四番: a kanji number before these counters only, since place names hold kanji numbers too (八王子, 四日市). */
function foldKanjiNumbers(reading: string): string {
  return reading.replace(/[〇一二三四五六七八九十]{1,3}(?=丁目|番地|番|号)/g, (number) =>
    foldKanjiDigits(number).replaceAll("十", "1"),
  );
}
