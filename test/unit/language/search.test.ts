import { describe, expect, it } from "vitest";
import { buildSearchIndex } from "../../../src/compile/search-index.ts";
import { createExtract } from "../../../src/language/features.ts";
import { askOwnFaq } from "../../../src/language/own-faq.ts";
import { createSearch } from "../../../src/language/search.ts";
import { readSearchIndex, writeSearchIndex } from "../../../src/language/search-index.ts";
import { createTokenise } from "../../../src/language/tokenise.ts";
import { asset } from "../../support/understand.ts";

const extract = createExtract(createTokenise(await asset("dictionary.bin")), {});
const documents = [
  { questions: ["粗大ごみはどう出しますか", "大きな家具を捨てたい"], text: "電話で申し込んでください。" },
  { questions: ["図書館は何時に閉まりますか"], text: "平日は19時、土日は17時です。" },
  { questions: ["犬を飼いはじめたら何をしますか"], text: "登録と予防注射が必要です。" },
  { questions: ["駐車場はありますか"], text: "本庁舎の北に30台あります。" },
];
const built = buildSearchIndex(documents, extract);
const search = createSearch(built);
const find = (text: string) => search(extract(text).counts, 3);

describe("searching an FAQ", () => {
  it.each([
    ["そだいごみのだしかた", 0],
    ["たんすを捨てたいんだけど、家具", 0],
    ["図書館の閉館時間", 1],
    ["としょかん なんじまで", 1],
    ["いぬの とうろく", 2],
    ["車を止める場所、駐車場", 3],
  ])("「%s」 finds it by its question, other ways to ask or its text", (text, row) => {
    expect(find(text)[0]?.row).toBe(row);
  });

  it("says how much of the message a document covers, the best first", () => {
    const hits = find("駐車場はありますか");
    expect(hits[0]?.score).toBeGreaterThan(0.6);
    expect(hits[0]?.score).toBeLessThanOrEqual(1);
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a));
    expect(find("明日の天気")[0]?.score ?? 0).toBeLessThan(0.3);
    expect(find("")).toEqual([]);
  });

  it("finds the same in the packed file", () => {
    const { index, about } = readSearchIndex(writeSearchIndex(built, ["a", "b", "c", "d"]).buffer);
    expect(about).toEqual(["a", "b", "c", "d"]);
    for (const text of ["図書館の閉館時間", "駐車場"]) {
      expect(createSearch(index)(extract(text).counts, 3)).toEqual(find(text));
    }
  });

  it("works without a document", () => {
    expect(createSearch(buildSearchIndex([], extract))(extract("ごみ").counts, 3)).toEqual([]);
  });
});

describe("the municipality's own entries beside the manual", () => {
  const own = { search, ids: ["faq:0", "faq:1", "faq:2", "faq:3"] };
  const ask = (text: string, decided: Parameters<typeof askOwnFaq>[2]) =>
    askOwnFaq(own, extract(text).counts, decided);
  const outside = { kind: "sure", target: { reply: "out-of-scope" }, near: [] as string[] } as const;
  const manual = { kind: "sure", target: { answer: "loss-first-call" }, near: [] as string[] } as const;

  it("answer what the manual does not hold", () => {
    expect(ask("駐車場はありますか", outside)).toMatchObject({ kind: "sure", target: { answer: "faq:3" } });
    expect(ask("図書館は何時に閉まりますか", { kind: "unsure" })).toMatchObject({
      target: { answer: "faq:1" },
    });
  });

  it("leave a message alone that they do not cover", () => {
    expect(ask("カードをなくしました", manual)).toBe(manual);
    expect(ask("明日の天気は", outside)).toBe(outside);
  });

  it("are offered beside the manual's choices where they cover a part", () => {
    const decided = ask("図書館でカードの受け取り、何時に閉まりますか", {
      kind: "choices",
      answers: ["loss-first-call"],
    });
    expect(decided).toEqual({ kind: "choices", answers: ["loss-first-call", "faq:1"] });
  });
});
