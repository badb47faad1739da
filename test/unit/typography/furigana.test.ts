import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import lexicon from "../../../intents/lexicon.yaml?raw";
import { content, pages } from "../../../src/answers/compiled.ts";
import { assetReader } from "../../../src/assets.ts";
import { loadTokenise } from "../../../src/language/load.ts";
import { createFurigana } from "../../../src/typography/furigana.ts";
import type { Part } from "../../../src/typography/ruby.ts";

let furigana: (text: string) => Part[];

/** 紛失(ふんしつ)した */
const shown = (text: string) =>
  furigana(text)
    .map(({ text: written, reading }) => (reading ? `${written}(${reading})` : written))
    .join("");

/** Everything that the pages can show, a line each; HTML says the same as the text beside it. */
function everyLine(value: unknown): string[] {
  if (typeof value === "string") return value.split("\n");
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === "html" ? [] : everyLine(inner)));
}

beforeAll(async () => {
  const tokenise = await loadTokenise(assetReader(env.ASSETS));
  furigana = createFurigana(tokenise, new Map(Object.entries(content.readings)));
});

describe("furigana", () => {
  it.each([
    ["受け取りに行く", "受(う)け取(と)りに行(い)く"],
    ["カードをなくした方", "カードをなくした方(かた)"],
    [
      "施設が出張申請受付を行っている",
      "施設(しせつ)が出張申請受付(しゅっちょうしんせいうけつけ)を行(おこな)っている",
    ],
    ["役所に行って聞く", "役所(やくしょ)に行(い)って聞(き)く"],
    ["資格確認書とは何ですか", "資格確認書(しかくかくにんしょ)とは何(なん)ですか"],
    ["利用の申しこみ", "利用(りよう)の申(もう)しこみ"],
    ["しばらくの間、", "しばらくの間(あいだ)、"],
    ["申込みは要りません", "申込(もうしこ)みは要(い)りません"],
    ["2023年12月12日", "2023年(ねん)12月(がつ)12日(にち)"],
    ["4月1日", "4月(がつ)1日(ついたち)"],
    ["10日前までに", "10日(とおか)前(まえ)までに"],
    ["1人で、9時30分に", "1人(ひとり)で、9時(じ)30分(ぷん)に"],
    ["令和6年", "令和(れいわ)6年(ねん)"],
  ])("reads %s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it("stands over every kanji of everything the pages can show, and changes no letter", () => {
    const lines = new Set(everyLine([content, pages]));
    expect(lines.size).toBeGreaterThan(1000);
    for (const line of lines) {
      const parts = furigana(line);
      expect(parts.map(({ text }) => text).join("")).toBe(line);
      for (const { text, reading } of parts) {
        if (reading === undefined) expect(text).not.toMatch(/\p{Script=Han}/u);
        else expect(reading, line).toMatch(/^[ぁ-ゖー、。]+$/);
      }
    }
  }, 30_000);

  it("gives the lexicon's terms the readings that were checked there", () => {
    const terms = [...lexicon.matchAll(/surface: (\S+), reading: (\S+) }/g)];
    expect(terms.length).toBeGreaterThan(50);
    for (const [, surface = "", reading = ""] of terms) {
      const hiragana = reading.replace(/[ァ-ヶ]/g, (k) => String.fromCharCode(k.charCodeAt(0) - 0x60));
      const read = furigana(surface)
        .map((part) => part.reading ?? part.text)
        .join("")
        .replace(/[ァ-ヶ]/g, (k) => String.fromCharCode(k.charCodeAt(0) - 0x60));
      expect(read).toBe(hiragana);
    }
  });

  it("takes any text before the test times out: rare kanji, lone surrogates, endless runs", () => {
    expect(shown("\ud842髙﨑")).toContain("髙");
    for (const text of ["亜".repeat(5000), "ア".repeat(5000), "一二三".repeat(1500)]) {
      expect(
        furigana(text)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
    }
  }, 20_000);
});
