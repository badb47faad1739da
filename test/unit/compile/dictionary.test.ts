import { expect, it } from "vitest";
import { packedTokens, stockTokens } from "../../../src/dev/stock-kuromoji.ts";

/** A fixed sample; `npm run compare-tokens` compares 20,000 strings. */
const SAMPLE = [
  "すもももももももものうち",
  "マイナンバーカードをなくしたときは、どこへ電話すればいいですか。",
  "えーと番号を入れるところで間違えてばっかりで、もう受け付けませんって",
  "なんぼ探してもカードあらへんねん、どないしたらええの",
  "ﾏｲﾅｶｰﾄﾞ ｵﾄｼﾀ",
  "Windows 11でe-Taxを使う",
  "〒100-0001 東京都千代田区",
  "𠮷野家🍣で😀食べた",
  "行く行かない行けば行こう行った",
  "２０２６年１１月２３日（月）",
  "、。、。！？",
  " ",
  "",
  "ー",
  "々〆ヶ",
  // Two entries of equal cost: the order in stock's dictionary decides.
  "真弓を転げれツイン",
];

it("the packed dictionary splits as stock kuromoji does", { timeout: 60_000 }, async () => {
  const [stock, packed] = [await stockTokens(), await packedTokens()];
  for (const text of SAMPLE) expect(packed(text), text).toBe(stock(text));
});
