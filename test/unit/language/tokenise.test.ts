import { describe, expect, it } from "vitest";
import { normalise } from "../../../src/language/normalise.ts";
import { createTokenise } from "../../../src/language/tokenise.ts";
import { asset } from "../../support/understand.ts";

const tokenise = createTokenise(await asset("dictionary.bin"));
const surfaces = (text: string) => tokenise(text).map(({ surface }) => surface);

describe("the tokenizer in workerd", () => {
  it("splits a sentence as IPADIC does", () => {
    expect(surfaces("すもももももももものうち")).toEqual([
      "すもも",
      "も",
      "もも",
      "も",
      "もも",
      "の",
      "うち",
    ]);
  });

  it("gives the dictionary form and the reading in hiragana", () => {
    expect(tokenise("忘れた")).toMatchObject([
      { base: "忘れる", reading: "わすれ", partOfSpeech: "動詞" },
      { base: "た", reading: "た", partOfSpeech: "助動詞" },
    ]);
  });

  it.each([
    "マイナンバーカード",
    "顔認証マイナンバーカード",
    "資格確認書",
    "出張申請受付",
    "通知カード紛失届",
  ])("keeps the lexicon's %s whole", (term) => {
    expect(surfaces(`${term}のことを聞きたい`)[0]).toBe(term);
  });

  it("takes any message after normalising", () => {
    for (const text of [
      "\ud800",
      "ア".repeat(5000),
      `a${"\u0301".repeat(9999)}`,
      "\u0000",
      "🍣🚃",
      "",
      "ﷺ".repeat(2000),
    ]) {
      expect(() => tokenise(normalise(text))).not.toThrow();
    }
  });

  it("refuses a file of another version with the remedy", () => {
    const header = new TextEncoder().encode(`{"version":0,"about":{},"sections":{}}`);
    const file = new Uint8Array(4 + header.length);
    new Uint32Array(file.buffer, 0, 1)[0] = header.length;
    file.set(header, 4);
    expect(() => createTokenise(file.buffer)).toThrow("run npm run compile");
  });
});
