/**
 * Kana as six-dot cells. Source: 日本点字表記法 2018年版 (日本点字委員会), chapter 1: the tables of 清音, 濁音, 拗音 and 特殊音;
 * the cells are Unicode's Braille Patterns (U+2800, bit n-1 is dot n). A sound's mark comes first, its kana after it.
 */

/** Dots such as 「124」 as a cell. */
const cell = (dots: string) =>
  String.fromCharCode([...dots].reduce((bits, dot) => bits | (1 << (Number(dot) - 1)), 0x2800));

/** Of each row the dots that its five vowels get beside their own. */
const VOWELS = ["1", "12", "14", "124", "24"];
const ROWS: Record<string, string> = {
  アイウエオ: "",
  カキクケコ: "6",
  サシスセソ: "56",
  タチツテト: "35",
  ナニヌネノ: "3",
  ハヒフヘホ: "36",
  マミムメモ: "356",
  ラリルレロ: "5",
};
const SINGLE: Record<string, string> = {
  ヤ: "34",
  ユ: "346",
  ヨ: "345",
  ワ: "3",
  ヰ: "23",
  ヱ: "235",
  ヲ: "35",
  ン: "356",
  ッ: "2",
  ー: "25",
};

const plain = new Map<string, string>([
  ...Object.entries(ROWS).flatMap(([row, more]) =>
    [...row].map((kana, i): [string, string] => [kana, cell((VOWELS[i] ?? "") + more)]),
  ),
  ...Object.entries(SINGLE).map(([kana, dots]): [string, string] => [kana, cell(dots)]),
]);

/** What stands before a cell: the row's own marks and those of sounds that two kana write. */
const VOICED: Record<string, string> = Object.fromEntries(
  pairs("ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ", "カキクケコサシスセソタチツテトハヒフヘホウ"),
);
const HALF_VOICED: Record<string, string> = Object.fromEntries(pairs("パピプペポ", "ハヒフヘホ"));
const [VOICE, HALF_VOICE] = [cell("5"), cell("6")];

/** 拗音: the row's kana with the vowel of the small one; ヤ ユ ヨ sound as ア ウ オ. */
const GLIDES: Record<string, number> = { ャ: 0, ュ: 2, ョ: 4 };
const GLIDE = { plain: cell("4"), voiced: cell("45"), half: cell("46") };

/** 特殊音 by what writes them: the mark and the kana that it stands before. */
const SPECIAL = new Map<string, [mark: string, kana: string]>([
  ["イェ", ["4", "エ"]],
  ["キェ", ["4", "ケ"]],
  ["シェ", ["4", "セ"]],
  ["ジェ", ["45", "セ"]],
  ["チェ", ["4", "テ"]],
  ["ニェ", ["4", "ネ"]],
  ["ヒェ", ["4", "ヘ"]],
  ["スィ", ["4", "シ"]],
  ["ズィ", ["45", "シ"]],
  ["ティ", ["4", "チ"]],
  ["ディ", ["45", "チ"]],
  ["トゥ", ["26", "ツ"]],
  ["ドゥ", ["256", "ツ"]],
  ["テュ", ["46", "ツ"]],
  ["デュ", ["456", "ツ"]],
  ["フュ", ["46", "ユ"]],
  ["フョ", ["46", "ヨ"]],
  ["ヴュ", ["456", "ユ"]],
  ["ヴョ", ["456", "ヨ"]],
  ...special("26", "ウィウェウォ", "イエオ"),
  ...special("26", "クァクィクェクォ", "カキケコ"),
  ...special("256", "グァグィグェグォ", "カキケコ"),
  ...special("26", "ツァツィツェツォ", "タチテト"),
  ...special("26", "ファフィフェフォ", "ハヒヘホ"),
  ...special("256", "ヴァヴィヴェヴォ", "ハヒヘホ"),
]);

const SMALL: Record<string, string> = Object.fromEntries(
  pairs("ァィゥェォャュョヮヵヶ", "アイウエオヤユヨワカケ"),
);

/**
 * @param kana katakana with 長音 as ー, as braille spells it (トーキョー)
 * @returns its cells; what is no kana is left out
 */
export function kanaCells(kana: string): string {
  let cells = "";
  for (let i = 0; i < kana.length; i++) {
    const two = sound(kana.slice(i, i + 2));
    if (two !== undefined) i++;
    cells += two ?? single(kana[i] ?? "");
  }
  return cells;
}

/** A sound that is written with a small kana after it. */
function sound(two: string): string | undefined {
  const [mark, of] = SPECIAL.get(two) ?? [];
  if (mark && of) return cell(mark) + plain.get(of);
  const [kana = "", small = ""] = two;
  const vowel = GLIDES[small];
  if (vowel === undefined) return undefined;
  const base = VOICED[kana] ?? HALF_VOICED[kana] ?? kana;
  const row = Object.keys(ROWS).find((letters) => letters[1] === base && base !== "イ");
  if (!row) return undefined;
  const glide = VOICED[kana] ? GLIDE.voiced : HALF_VOICED[kana] ? GLIDE.half : GLIDE.plain;
  return glide + plain.get(row[vowel] ?? "");
}

function single(kana: string): string {
  const large = SMALL[kana] ?? kana;
  const voiced = VOICED[large];
  if (voiced) return VOICE + plain.get(voiced);
  const half = HALF_VOICED[large];
  if (half) return HALF_VOICE + plain.get(half);
  return plain.get(large) ?? "";
}

function pairs(from: string, to: string): [string, string][] {
  const letters = [...to];
  return [...from].map((kana, i) => [kana, letters[i] ?? ""]);
}

function special(mark: string, sounds: string, kana: string): [string, [string, string]][] {
  return [...kana].map((of, i) => [sounds.slice(2 * i, 2 * i + 2), [mark, of]]);
}
