import { describe, expect, it } from "vitest";
import lexicon from "../../../../intents/lexicon.yaml?raw";
import { content } from "../../../../src/answers/compiled.ts";
import { createTokenise } from "../../../../src/language/tokenise.ts";
import { kanaCells } from "../../../../src/transcripts/braille/kana.ts";
import { spellByRule } from "../../../../src/transcripts/braille/spelling.ts";
import { createToBraille } from "../../../../src/transcripts/braille/translate.ts";
import { readCounted } from "../../../../src/typography/counted.ts";
import { asset } from "../../../support/understand.ts";
import { EXAMPLES } from "./examples.ts";

const toBraille = createToBraille({
  split: createTokenise(await asset("dictionary.bin")),
  readings: new Map(Object.entries(content.readings)),
  compounds: new Map(Object.entries(content.brailleWords)),
  counted: readCounted,
  unreadable: "ヨメナイ ジ",
});

describe("kana", () => {
  it.each([
    ["アイウエオ", "⠁⠃⠉⠋⠊"],
    ["カキクケコ", "⠡⠣⠩⠫⠪"],
    ["サシスセソ", "⠱⠳⠹⠻⠺"],
    ["タチツテト", "⠕⠗⠝⠟⠞"],
    ["ナニヌネノ", "⠅⠇⠍⠏⠎"],
    ["ハヒフヘホ", "⠥⠧⠭⠯⠮"],
    ["マミムメモ", "⠵⠷⠽⠿⠾"],
    ["ヤユヨ", "⠌⠬⠜"],
    ["ラリルレロ", "⠑⠓⠙⠛⠚"],
    ["ワヲン", "⠄⠔⠴"],
    ["ガギグゲゴ", "⠐⠡⠐⠣⠐⠩⠐⠫⠐⠪"],
    ["パピプペポ", "⠠⠥⠠⠧⠠⠭⠠⠯⠠⠮"],
    ["キャキュキョ", "⠈⠡⠈⠩⠈⠪"],
    ["ジャジュジョ", "⠘⠱⠘⠹⠘⠺"],
    ["ピャピュピョ", "⠨⠥⠨⠭⠨⠮"],
    ["ヴ", "⠐⠉"],
    ["トゥドゥテュ", "⠢⠝⠲⠝⠨⠝"],
  ])("%s", (kana, cells) => {
    expect(kanaCells(kana)).toBe(cells);
  });
});

describe.each(Object.entries(EXAMPLES))("%s", (_, examples) => {
  it.each(examples)("%s", (print, cells) => {
    expect(toBraille(print)).toBe(cells);
  });
});

describe("the lexicon", () => {
  const terms = [...lexicon.matchAll(/surface: ([^,]+), reading: ([^ ]+) /g)];

  it.each(terms.map(([, surface = "", reading = ""]) => [surface, reading]))(
    "%s is read %s",
    (surface, reading) => {
      const spelling = content.brailleWords[surface] ?? "";
      expect(spelling.replaceAll(" ", "")).toBe(spellByRule(reading));
      expect(toBraille(surface)).toBe(spelling.split(" ").map(kanaCells).join("⠀"));
      expect(toBraille(`${surface}は`)).toBe(`${toBraille(surface)}⠄`);
    },
  );

  it("is read whole", () => {
    expect(terms.length).toBeGreaterThan(50);
  });
});

describe("what nobody can read", () => {
  it("is told, not left out", () => {
    expect(toBraille("😀")).toBe(toBraille("ヨメナイ ジ"));
  });

  it.each(["", "。", "（）", "\ud800", "ー", "っ", "あ".repeat(3000), "…！？"])("%j does no harm", (text) => {
    expect(toBraille(text)).toMatch(/^[⠀-⠿]*$/);
  });
});
