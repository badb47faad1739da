import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redact } from "../../../src/privacy/redact.ts";

describe("individual numbers are masked", () => {
  it.each([
    ["unbroken", "番号は123456789018です", "番号は［個人番号］です"],
    ["whatever the check digit says", "123456789012", "［個人番号］"],
    ["in full width", "１２３４５６７８９０１８", "［個人番号］"],
    ["in groups", "1234 5678 9018と言われた", "［個人番号］と言われた"],
    ["with hyphens of any kind", "1234-5678‐9018か1234−5678ー9018", "［個人番号］か［個人番号］"],
    ["digit by digit", "1 2 3 4 5 6 7 8 9 0 1 8", "［個人番号］"],
    ["over line breaks", "1234\n5678\n9018", "［個人番号］"],
    ["with invisible characters between", "1234\u200b5678\u200b9018", "［個人番号］"],
    ["in kanji digits", "一二三四五六七八九〇一八です", "［個人番号］です"],
    ["with any punctuation between", "(1234)(5678)(9018)か1234、5678，9018", "(［個人番号］)か［個人番号］"],
    ["with wide gaps", "1234　　　　5678\n\n9018", "［個人番号］"],
    ["read out", "1234の5678の9018", "［個人番号］"],
    ["in digits of another script or style", "𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟎𝟏𝟖", "［個人番号］"],
    ["in keycaps", "1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣0️⃣1️⃣8️⃣です", "［個人番号］です"],
    ["beside other digits, with all that could belong to it", "1990 1234 5678 9018", "［個人番号］"],
    ["longer than it should be", "1234567890123", "［個人番号］"],
  ])("%s", (_, text, masked) => {
    expect(redact(text)).toMatchObject({ text: masked, masked: ["individual-number"] });
  });

  it("in every notation that a generator thinks of", () => {
    const separators = fc.constantFrom("", " ", "　", "-", "－", ".", "・", " - ", "\n");
    const widths = fc.constantFrom<(digit: number) => string>(
      (digit) => String(digit),
      (digit) => String.fromCharCode(0xff10 + digit),
      (digit) => "〇一二三四五六七八九"[digit] ?? "",
    );
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 });
    const size = fc.constantFrom(1, 2, 3, 4, 6, 12);
    const words = fc.constantFrom("マイナンバー", "です", "これ見て：", "");
    fc.assert(
      fc.property(
        digits,
        separators,
        widths,
        size,
        words,
        words,
        (number, separator, width, group, before, after) => {
          const groups = Array.from({ length: 12 / group }, (_, i) =>
            number
              .slice(i * group, (i + 1) * group)
              .map(width)
              .join(""),
          );
          const { text, masked } = redact(before + groups.join(separator) + after);
          expect(text).toBe(`${before}［個人番号］${after}`);
          expect(masked).toEqual(["individual-number"]);
        },
      ),
    );
  });
});

describe("PINs are masked near their words", () => {
  it.each([
    ["暗証番号は4649です", "暗証番号は［暗証番号］です"],
    ["４６４９が暗証番号", "［暗証番号］が暗証番号"],
    ["パスワード：Sakura2917", "パスワード：［暗証番号］"],
    ["あんしょう 4 6 4 9", "あんしょう ［暗証番号］"],
    ["PINは1192と9876", "PINは［暗証番号］と［暗証番号］"],
    ["ロックされた、4649を入れたのに", "ロックされた、［暗証番号］を入れたのに"],
    ["ピンコードは1234", "ピンコードは［暗証番号］"],
    ["暗証番号1234分からない", "暗証番号［暗証番号］分からない"],
    ["あんしょばんごう一二三四", "あんしょばんごう［暗証番号］"],
    ["4桁は0721だったと思う", "4桁は［暗証番号］だったと思う"],
    ["パスはtaro1950です", "パスは［暗証番号］です"],
    ["暗証は12-34", "暗証は［暗証番号］"],
  ])("%s", (text, masked) => {
    expect(redact(text)).toMatchObject({ text: masked, masked: ["pin"] });
  });
});

describe("nothing else is masked", () => {
  it.each([
    "0120-95-0178にかけました",
    "０１２０ー９５ー０１７８",
    "0120950178 と 0120-601-785 と 03-5253-5366",
    "0120 - 95 - 0178 03 - 5253 - 5366",
    "2023-12-12 2024-01-01",
    "2023.12.12-2024.1.1",
    "2.3 3.1 3.2 6.2.2 6.2.3 6.2.4",
    "12/12 12/13 12/14",
    "パスポート 1234",
    "ブロック 1234",
    "Windows11でロックされました",
    "2023年12月12日の手引き",
    "暗証番号は4桁ですか、6〜16桁ですか",
    "暗証番号を2023年に決めました",
    "部屋は4649号室です",
    "75歳以上、要介護2、平日9:30～20:00",
    "パスポートは2030年まで",
    "暗証番号を3回まちがえました",
    "二十四時間三百六十五日",
    "",
  ])("%s", (text) => {
    expect(redact(text)).toMatchObject({ text, masked: [] });
  });
});

describe("redacting", () => {
  it("twice changes nothing more", () => {
    const part = fc.constantFrom(
      "暗証番号",
      "ロック",
      "1234",
      "5678",
      "9018",
      "２",
      " ",
      "-",
      "、",
      "の",
      "ああああああ",
      "0120-95-0178",
      "［",
      "］",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(part, { maxLength: 40 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (message) => {
        const once = redact(message).text;
        expect(redact(once)).toMatchObject({ text: once, masked: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it("never stalls on a long message", () => {
    for (const text of [
      "1 ".repeat(20_000),
      "1-".repeat(20_000),
      `暗証${"a".repeat(40_000)}`,
      "0120".repeat(10_000),
    ]) {
      const start = performance.now();
      redact(text);
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });
});
