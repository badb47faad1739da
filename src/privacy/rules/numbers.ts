import { foldKanjiDigits, matches, type Span } from "../spans.ts";

/** Counters that make a number an amount, an age, a day. */
const COUNTED =
  /^\s*(?:円|万|千|人|名|歳|才|年|月|日|時|分|秒|回|枚|件|通|度|割|個|台|階|号室|ページ|頁|cm|mm|mb|kb|%)/;

/** Numbers that only the words near them tell from others. */
type NearWords = {
  /** what names the number; global */
  words: RegExp;
  /** the number itself; global */
  number: RegExp;
  /** how far behind such a word a number may begin, in UTF-16 units */
  after: number;
  /** how far before such a word it may end; none for not at all */
  before?: number;
};

/**
 * @param rule words and number
 * @returns finds the numbers near the words that do not count something
 */
export function nearWords({ words, number, after, before = -1 }: NearWords): (reading: string) => Span[] {
  return (reading) => {
    const named = matches(reading, words);
    if (named.length === 0) return [];
    const near = ({ start, end }: Span) =>
      named.some(
        (word) =>
          (start >= word.end && start - word.end <= after) ||
          (end <= word.start && word.start - end <= before),
      );
    const counts = ({ end }: Span) => COUNTED.test(reading.slice(end, end + 6));
    return matches(foldKanjiDigits(reading), number).filter((span) => near(span) && !counts(span));
  };
}

/** Not in the middle of a number or a word of letters and digits. */
const ALONE = "(?<![0-9a-z])";
const ENDS = "(?![0-9a-z])";

/** 個人番号カード交付申請書's 申請書ID: 23 digits, in groups or not; a part of it near its name. */
export function applicationIds(reading: string): Span[] {
  const whole = matches(foldKanjiDigits(reading), /(?<![\d-])\d(?:[- ]?\d){22}(?![-]?\d)/g);
  return [...whole, ...nearApplicationId(reading)];
}
const nearApplicationId = nearWords({
  words: /申請書?\s?(?:id|番号|no\.?)|申請id/g,
  number: /(?<![\d-])\d(?:[- ]?\d){7,22}(?![-]?\d)/g,
  after: 12,
});

/** Numbers of other papers: 運転免許証 (12 digits), 旅券 (2 letters, 7 digits), 在留カード (2, 8, 2), 基礎年金番号 (4 and 6 digits). */
export function documentNumbers(reading: string): Span[] {
  const tellingForms = /(?<![0-9a-z])[a-z]{2}(?:\d{7}|\d{8}[a-z]{2})(?![0-9a-z])/g;
  return [
    ...matches(reading, tellingForms),
    ...licences(reading),
    ...pensions(reading),
    ...disability(reading),
  ];
}
const licences = nearWords({
  words: /運転免許|免許証|免許の?番号/g,
  number: /(?<![\d-])\d(?:[- ]?\d){11}(?![- ]?\d)/g,
  after: 12,
});
const pensions = nearWords({
  words: /年金(?:の?番号|手帳|証書)|基礎年金/g,
  number: /(?<![\d-])\d{4}-?\d{6}(?![-]?\d)/g,
  after: 15,
});
const disability = nearWords({
  words:
    /手帳(?:の)?番号|受給者証?(?:の)?番号|診察券(?:の)?番号|患者番号|旅券番号|パスポート番号|在留カード番号/g,
  number: new RegExp(`${ALONE}[a-z]{0,2}\\d(?:-?\\d){3,11}${ENDS}`, "g"),
  after: 8,
});

/** Credit and debit cards: 4-4-4-4 or 4-6-5 digits, or 14 to 16 near their names. */
export function paymentCards(reading: string): Span[] {
  const grouped = /(?<![\d-])\d{4}([- ])(?:\d{4}\1\d{4}\1\d{4}|\d{6}\1\d{5})(?![- ]?\d)/g;
  const digits = foldKanjiDigits(reading);
  const valid = matches(digits, grouped).filter(({ start, end }) => passesLuhn(digits.slice(start, end)));
  return [...valid, ...nearPaymentCard(reading)];
}

/** The check of ISO/IEC 7812: every other digit doubled from the right, the sum divisible by ten. */
function passesLuhn(number: string): boolean {
  const sum = [...number.replace(/\D/g, "")].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const nearPaymentCard = nearWords({
  words: /クレジット|クレカ|デビット|キャッシュカード|visa|mastercard/g,
  number: /(?<![\d-])\d(?:[- ]?\d){13,15}(?![- ]?\d)/g,
  after: 20,
});

/** Bank accounts: 7 digits (8 at ゆうちょ, with a symbol of 5 before) near words of banking. */
export function accounts(reading: string): Span[] {
  return [...nearBank(reading), ...(/ゆうちょ|貯金|口座/.test(reading) ? symbolAndNumber(reading) : [])];
}
const nearBank = nearWords({
  words: /口座|振り?込|普通(?:預金)?|当座|通帳|銀行|支店|ゆうちょ|信用金庫|信金|農協/g,
  number: /(?<![\d.-])(?:1\d{4}[- の]{1,3}\d{4,8}|\d{6,8})(?![\d.]|-\d)/g,
  after: 20,
});

/** 保険者番号 (6 or 8 digits), 被保険者番号 (8 or 10), 記号・番号, 介護保険. */
export function insuranceNumbers(reading: string): Span[] {
  return [...nearInsurance(reading), ...symbolAndNumber(reading)];
}
const nearInsurance = nearWords({
  words: /保険者?証?(?:の)?番号|保険証|介護保険|健康保険|後期高齢|国保|社保|資格確認書|公費/g,
  number: /(?<![\d.-])\d(?:[- ]?\d){5,9}(?![\d.]|-\d)/g,
  after: 15,
});
/** 記号 and 番号 of an insurance: short, and only together. */
const SYMBOL_AND_NUMBER =
  /記号[はがも:\s]{0,3}([^\s、。,:]{1,8}?)[\s、,・でが]{0,3}番号[はがも:\s]{0,3}(\d[\d-]{1,10})|記号[・\s]?番号[はがも:\s]{0,3}([\d-]{2,8}[\s・、-]{0,2}\d{1,8})/dg;
function symbolAndNumber(reading: string): Span[] {
  return [...reading.matchAll(SYMBOL_AND_NUMBER)].flatMap(({ indices = [] }) =>
    indices.slice(1).flatMap((range) => (range ? [{ start: range[0], end: range[1] }] : [])),
  );
}

/** Serials of cards and certificates, near their names: letters, digits, colons. */
export const serials = nearWords({
  words:
    /製造番号|シリアル(?:番号|ナンバー|no\.?)?|発行番号|証明書(?:の)?番号|カード(?:の)?番号|照合番号|受付番号|交付番号|serial(?: number)?/g,
  number: new RegExp(
    `${ALONE}(?=[0-9a-f: -]{0,20}\\d)[0-9a-z]{2,8}(?:[: -]?[0-9a-f]{2,8}){1,20}${ENDS}`,
    "g",
  ),
  after: 10,
});

/** Ten digits and more in a row, whatever they are. */
export function longNumbers(reading: string): Span[] {
  return matches(foldKanjiDigits(reading), /(?<![\d.¥-])\d(?:-?\d){9,40}(?![\d.]|-\d)/g).filter(
    ({ end }) => !COUNTED.test(reading.slice(end, end + 6)),
  );
}
