/**
 * Digits, letters and signs as cells. Source: 日本点字表記法 2018年版, chapter 1 (数字, アルファベット, 記号) and chapter 4;
 * addresses: its 情報処理用点字 (chapter 2, section 3).
 */

/** a to j are the digits 1 to 9 and 0 too. */
const LETTERS = [..."⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵"];
const DIGITS = [..."⠚⠁⠃⠉⠙⠑⠋⠛⠓⠊"];

/** A blank cell, at which alone a line may break. */
export const BLANK = "⠀";

const NUMBER = "⠼";
/** 第1つなぎ符 */
export const LINK = "⠤";
/** 外字符: Latin letters follow. */
const FOREIGN = "⠰";
const CAPITAL = "⠠";
/** 外国語引用符: around words that are a foreign language's, not an abbreviation. */
const QUOTE = { open: "⠦", close: "⠴" };
/** What begins and ends an address in 情報処理用点字. */
const ADDRESS = { open: "⠠⠦", close: "⠠⠴" };

/** The cells that after a number would be read as its next digit: ア行 and ラ行. */
const LIKE_DIGITS = new Set(DIGITS);

/** How a sign is spaced: blanks after it (before the next phrase), and what it holds on to. */
export type Sign = { cells: string; kind: "end" | "open" | "aside" | "close" | "between"; after: number };

const end = (cells: string, after: number): Sign => ({ cells, kind: "end", after });
const open = (cells: string): Sign => ({ cells, kind: "open", after: 0 });
const close = (cells: string): Sign => ({ cells, kind: "close", after: 0 });
const between = (cells: string): Sign => ({ cells, kind: "between", after: 0 });
/** 第1カッコ explains the word before it and stands close to it. */
const BRACKET: Sign = { cells: "⠶", kind: "aside", after: 0 };
const MAIN_QUOTE = "⠤";

/** By what is written in print. */
export const SIGNS: Readonly<Record<string, Sign>> = {
  "。": end("⠲", 2),
  "．": end("⠲", 2),
  ".": end("⠲", 1),
  "、": end("⠰", 1),
  "，": end("⠰", 1),
  ",": end("⠰", 1),
  "？": end("⠢", 2),
  "?": end("⠢", 2),
  "！": end("⠖", 2),
  "!": end("⠖", 2),
  "・": end("⠐", 1),
  "：": end("⠐⠂", 1),
  ":": end("⠐⠂", 1),
  "；": end("⠰", 1),
  "…": end("⠂⠂⠂", 1),
  "「": open(MAIN_QUOTE),
  "」": close(MAIN_QUOTE),
  "“": open(MAIN_QUOTE),
  "”": close(MAIN_QUOTE),
  "『": open("⠰⠤"),
  "』": close("⠤⠆"),
  "【": open("⠐⠤"),
  "】": close("⠤⠂"),
  "〔": open("⠐⠶"),
  "〕": close("⠶⠂"),
  "［": open("⠐⠶"),
  "］": close("⠶⠂"),
  "[": open("⠐⠶"),
  "]": close("⠶⠂"),
  "＜": open("⠐⠶"),
  "＞": close("⠶⠂"),
  "（": BRACKET,
  "(": BRACKET,
  "）": close("⠶"),
  ")": close("⠶"),
  "〜": between("⠤⠤"),
  "～": between("⠤⠤"),
  "~": between("⠤⠤"),
  "→": { cells: "⠒⠒⠕", kind: "open", after: 1 },
  "―": between("⠒⠒"),
  "—": between("⠒⠒"),
  "／": between("⠸⠌"),
  "/": between("⠸⠌"),
  "-": between(LINK),
  "＋": between("⠢"),
  "%": { cells: "⠰⠏", kind: "close", after: 0 },
  "％": { cells: "⠰⠏", kind: "close", after: 0 },
  "&": { cells: "⠰⠯", kind: "open", after: 1 },
  "＆": { cells: "⠰⠯", kind: "open", after: 1 },
  "#": open("⠰⠩"),
  "＃": open("⠰⠩"),
  "*": open("⠰⠡"),
  "※": { cells: "⠔⠔", kind: "open", after: 1 },
};

/**
 * @param digits as in 0120-95-0178, 1,000 or 3.5
 * @returns 数符 and digits; after a hyphen the 数符 again
 */
export function numberCells(digits: string): string {
  return digits
    .split("-")
    .map((part) => NUMBER + [...part].map((sign) => inNumber(sign)).join(""))
    .join(LINK);
}

function inNumber(sign: string): string {
  return sign === "," ? "⠄" : sign === "." ? "⠂" : (DIGITS[Number(sign)] ?? "");
}

/** @returns whether kana would be read as more digits after a number: つなぎ符 comes between */
export function looksLikeDigit(cells: string): boolean {
  return LIKE_DIGITS.has(cells[0] ?? "");
}

/**
 * @param letters one or more Latin words, with hyphens, apostrophes and blanks between
 * @returns an abbreviation or a single letter after 外字符, words of a language in 外国語引用符
 */
export function letterCells(letters: string): string {
  const words = letters.split(" ").map((word) => wordCells(word));
  const isAbbreviation = /^[A-Z]+$|^[A-Za-z]$/.test(letters);
  return isAbbreviation ? FOREIGN + words[0] : QUOTE.open + words.join(BLANK) + QUOTE.close;
}

function wordCells(word: string): string {
  const allCapitals = /^[A-Z]{2,}$/.test(word);
  const cells = [...word].map((sign) => {
    if (sign === "-") return LINK;
    if (sign === "'") return "⠄";
    const capital = !allCapitals && /[A-Z]/.test(sign) ? CAPITAL : "";
    return capital + letterCell(sign);
  });
  return (allCapitals ? CAPITAL + CAPITAL : "") + cells.join("");
}

function letterCell(letter: string): string {
  return LETTERS[letter.toLowerCase().charCodeAt(0) - 97] ?? "";
}

const IN_ADDRESS: Readonly<Record<string, string>> = {
  ".": "⠲",
  "/": "⠌",
  ":": "⠐⠂",
  "@": "⠪",
  "-": "⠤",
  _: "⠐⠤",
  "~": "⠐⠉",
  "?": "⠐⠦",
  "=": "⠒⠒",
  "&": "⠯",
  "#": "⠩",
  "%": "⠻",
  "+": "⠬",
};

/**
 * @param address of a page or a mailbox
 * @returns it in 情報処理用点字 between its signs: small letters as they are, 外字符 before a to j after a digit
 */
export function addressCells(address: string): string {
  let cells = "";
  let before: "digit" | "other" = "other";
  for (const sign of address) {
    if (/\d/.test(sign)) {
      cells += (before === "digit" ? "" : NUMBER) + inNumber(sign);
      before = "digit";
    } else if (/[a-z]/i.test(sign)) {
      if (before === "digit" && /[a-j]/.test(sign)) cells += FOREIGN;
      cells += (/[A-Z]/.test(sign) ? CAPITAL : "") + letterCell(sign);
      before = "other";
    } else {
      cells += IN_ADDRESS[sign] ?? "";
      // A point goes on with a number.
      if (sign !== ".") before = "other";
    }
  }
  return ADDRESS.open + cells + ADDRESS.close;
}
