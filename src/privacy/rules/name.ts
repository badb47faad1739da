import { NAMES } from "../known.ts";
import { matches, type Span } from "../spans.ts";

const HAN = "[\\p{Script=Han}々ヶ]";
/** A name as written: kanji and kana, family and given name perhaps apart. */
const WRITTEN = `(?:${HAN}{1,5}(?:[ ・]?(?:(?:${HAN}|[ァ-ヶー]){1,6}|(?!です|でし|とい|とも|さん|さま)[ぁ-ん]{2,5}?))?|[ァ-ヶー]{2,8}(?:[ ・][ァ-ヶー]{2,8})?|[ぁ-ん]{2,7}[ ・][ぁ-ん]{2,7})`;

/** What only a name stands before. */
const INTRODUCES = "\\s?(?:と申し(?!込|出|入|上)|ともうします|と申す)";
const INTRODUCED = new RegExp(
  `((?:${HAN}|[ァ-ヶー]){1,8}(?:[ ・](?:${HAN}|[ァ-ヶーぁ-ん]){1,6})?|[a-z]{2,15} [a-z]{2,15})(?=${INTRODUCES})`,
  "gu",
);
/** What a name may stand before, or what somebody says. */
const SAYS = new RegExp(
  `(?:${WRITTEN}|[ぁ-ん]{4,10})(?=${INTRODUCES}|という者|と(?:言|い)います(?!か)|っていいます(?!か))`,
  "gu",
);
/** What it ends with is what somebody is, not who. */
const ROLE =
  /(?:者|員|士|師|係|課|家族|施設|ホーム|カード|センター|サービス|番号|会|さん|長|妻|夫|娘|息子|孫|証|書|何|どう)$/u;

/** A question for a name, and its answer. */
const NAMED = new RegExp(
  `(?:名前|なまえ|氏名|フリガナ|ふりがな|利用者名|患者名|申請者|ご?本人)[はがを:]?\\s?(${WRITTEN})(?=さん|様|です|といい|と言い|と申|、|。|\\s|$|\\(|でお願い)`,
  "dgu",
);
const ENGLISH = /(?<=my name is |name: )[a-z]{2,15}(?: [a-z]{2,15}){0,2}/g;

/** Family and given name, or one of them, addressed. */
const ADDRESSED = new RegExp(
  `(?<!${HAN}|[ァ-ヶー])${WRITTEN}(?=\\s?(?:さん|さま|様|氏|くん|ちゃん|殿))`,
  "gu",
);
/** Somebody's relative or client, by name. */
const RELATIVE = new RegExp(
  `(?:母|父|祖母|祖父|夫|妻|主人|家内|息子|娘|長男|長女|次男|次女|兄|姉|弟|妹|孫|叔母|叔父|伯母|伯父|おば|おじ|義母|義父|利用者|入居者|入所者|患者|職員|担当)の(${WRITTEN})(?=さん|様|[がはをのにもと、。です]|$|\\s|\\()`,
  "dgu",
);
/** Before a date of birth, which is masked by now. */
const BEFORE_BIRTH = new RegExp(
  `(?<!${HAN}|[ァ-ヶー])${WRITTEN}(?=\\s?(?:さん|様|氏)?[\\s、,(:・]{0,3}\u{FFFC})`,
  "gu",
);
/** Family and given name with nothing beside them that a longer word could be of. */
const STANDING = new RegExp(
  `(?<!${HAN}|[ァ-ヶー])${HAN}{2,4}[ ]?(?:${HAN}{1,3}|[ァ-ヶー]{2,4})(?!${HAN}|[ァ-ヶー])`,
  "gu",
);

/**
 * Names of people where they are introduced, addressed, or stand before a date of birth.
 *
 * @param reading text as rules read it, dates of birth blanked out
 * @returns their spans
 */
export function names(reading: string): Span[] {
  const text = (span: Span) => reading.slice(span.start, span.end);
  const introduced = matches(reading, INTRODUCED).filter((span) => !ROLE.test(text(span)));
  const said = matches(reading, SAYS).filter((span) => isFullName(text(span)) || isSurname(text(span)));
  const addressed = matches(reading, ADDRESSED).filter(
    (span) => isFullName(text(span)) || isSurname(text(span)),
  );
  const relatives = groups(reading, RELATIVE).filter((span) => isFullName(text(span)) || isGiven(text(span)));
  const named = groups(reading, NAMED).filter((span) => isFullName(text(span)) || isSurname(text(span)));
  const beforeBirth = matches(reading, BEFORE_BIRTH).filter(
    (span) => isFullName(text(span)) || isSurname(text(span)),
  );
  const standing = matches(reading, STANDING).filter((span) => isPlainName(text(span)));
  return [
    ...introduced,
    ...said,
    ...addressed,
    ...relatives,
    ...named,
    ...beforeBirth,
    ...standing,
    ...matches(reading, ENGLISH),
  ];
}

/** Place and organisation names that a family name could begin. */
const NO_PERSON = /[市区町村県府都道郡院園荘所会社課係室館校署局店駅駐寺線版]$/u;

/** わたしの おばあさん: somebody's relative, though わたしの reads like a family name. */
const RELATION = /^お(?:ば|じ|かあ|とう|にい|ねえ|くさ)|^(?:むすこ|むすめ|ごしゅじん)/u;

function isFullName(name: string): boolean {
  if (NO_PERSON.test(name)) return false;
  const [first = "", second] = name.split(/[ ・]/);
  if (second !== undefined) return isKnownSurname(first) && second.length > 0 && !RELATION.test(second);
  return [...name].some((_, at) => {
    const [surname, given] = [name.slice(0, at), name.slice(at)];
    return at > 0 && isKnownSurname(surname) && looksGiven(given);
  });
}

/** A full name that needs nothing around it to be one. */
function isPlainName(name: string): boolean {
  if (NO_PERSON.test(name)) return false;
  const whole = name.replace(" ", "");
  return [...whole].some((_, at) => at > 1 && isSurname(whole.slice(0, at)) && isGiven(whole.slice(at)));
}

function looksGiven(given: string): boolean {
  return (
    isGiven(given) ||
    /^[\p{Script=Han}ァ-ヶーぁ-ん]{1,3}(?:子|美|恵|江|枝|男|雄|夫|郎|朗|助|太|樹|也|哉|吉|治|彦|之|勝)$/u.test(
      given,
    ) ||
    /^[ァ-ヶー]{2,3}$/.test(given) ||
    ONE_LETTER.has(given)
  );
}

/** Given names of one letter, which IPADIC's list of longer ones lacks here. */
const ONE_LETTER = new Set(
  "勝弘実誠茂清進勇昇豊隆修稔正明薫操恵幸和学徹剛健博浩宏聡崇淳純亮涼翔蓮葵茜愛恭譲潔渉梓光司仁武守保功勉努悟昭栄泉蘭凛",
);

function isGiven(name: string): boolean {
  return NAMES.givenNames().has(name);
}

function isKnownSurname(name: string): boolean {
  return NAMES.surnames().has(name) || NAMES.surnameReadings().has(toKatakana(name));
}

/** What people are called for what they are to somebody, though it is a family name too. */
const CALLINGS = new Set([
  "大家",
  "仲居",
  "八百屋",
  "米屋",
  "上司",
  "家内",
  "仲間",
  "養老",
  "子持",
  "大工",
  "番匠",
]);

/** A family name alone; not of a single letter, which is often a word. */
function isSurname(name: string): boolean {
  return name.length > 1 && NAMES.surnames().has(name) && !CALLINGS.has(name);
}

function groups(reading: string, pattern: RegExp): Span[] {
  return [...reading.matchAll(pattern)].flatMap(({ indices }) => {
    const range = indices?.[1];
    return range ? [{ start: range[0], end: range[1] }] : [];
  });
}

function toKatakana(word: string): string {
  return word.replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60));
}
