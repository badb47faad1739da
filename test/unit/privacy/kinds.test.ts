import { describe, expect, it } from "vitest";
import { type MaskedKind, OFFICE_MAY_SAY, redact } from "../../../src/privacy/redact.ts";
import { takeTelephone } from "../../../src/privacy/telephone.ts";

/** By kind: what is written, and what is left of it. */
const CASES: Record<Exclude<MaskedKind, "pin">, [string, string][]> = {
  "individual-number": [
    ["いち に さん よん ご ろく なな はち きゅう ぜろ いち はち です", "［個人番号］ です"],
    ["いちにさんよんごろくななはちきゅうぜろいちはち", "［個人番号］"],
    ["1234、次が5678、最後が9018です", "［個人番号］です"],
    ["1234・5678・9018", "［個人番号］"],
    ["12.34.56.78.90.18", "［個人番号］"],
    ["一二三四、五六七八、九〇一八", "［個人番号］"],
  ],
  "application-id": [
    ["申請書IDは 1234 5678 9012 3456 7890 123です", "申請書IDは ［申請書ID］です"],
    ["12345678901234567890123", "［申請書ID］"],
    ["申請書ＩＤ：1234-5678-90", "申請書ＩＤ：［申請書ID］"],
  ],
  "document-number": [
    ["運転免許証 123456789012", "運転免許証 ［証明書番号］"],
    ["パスポートはTK1234567", "パスポートは［証明書番号］"],
    ["在留カードＡＢ１２３４５６７８ＣＤ", "在留カード［証明書番号］"],
    ["基礎年金番号 1234-567890", "基礎年金番号 ［証明書番号］"],
    ["障害者手帳の番号は12345", "障害者手帳の番号は［証明書番号］"],
  ],
  telephone: [
    ["090-1234-5678に電話", "［電話番号］に電話"],
    ["０９０ー１２３４ー５６７８", "［電話番号］"],
    ["09012345678", "［電話番号］"],
    ["〇九〇の一二三四の五六七八", "［電話番号］"],
    ["ゼロきゅうゼロ いちにさんよん ごろくななはち", "［電話番号］"],
    ["(03)1234-5678", "［電話番号］"],
    ["0422-12-3456", "［電話番号］"],
    ["01267-1-2345", "［電話番号］"],
    ["0120-000-000", "［電話番号］"],
    ["050 1234 5678", "［電話番号］"],
    ["+81-3-1234-5678", "［電話番号］"],
    ["+81 (0)90 1234 5678", "［電話番号］"],
    ["+819012345678", "［電話番号］"],
    ["自宅の電話 52-1234", "自宅の電話 ［電話番号］"],
    ["090\n1234\n5678", "［電話番号］"],
  ],
  "card-number": [
    ["4111 1111 1111 1111", "［カード番号］"],
    ["クレジットカード 4111111111111111", "クレジットカード ［カード番号］"],
  ],
  account: [
    ["振込先は普通7654321です", "振込先は普通［口座番号］です"],
    ["ゆうちょの記号12340 番号12345671", "ゆうちょの記号［口座番号］ 番号［口座番号］"],
    ["ゆうちょ銀行 12340-12345671", "ゆうちょ銀行 ［口座番号］"],
  ],
  insurance: [
    ["保険者番号 138057", "保険者番号 ［保険の番号］"],
    ["被保険者番号は0012345678", "被保険者番号は［保険の番号］"],
    ["記号12-34 番号567", "記号［保険の番号］ 番号［保険の番号］"],
  ],
  serial: [
    ["製造番号 AB12-34CD-5678", "製造番号 ［製造番号］"],
    ["シリアル番号は 0A1B2C3D4E5F", "シリアル番号は ［製造番号］"],
  ],
  email: [
    ["taro.yamada@example.com です", "［メール］ です"],
    ["ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", "［メール］"],
    ["taro アットマーク example ドット com", "［メール］"],
  ],
  number: [["1234567890が見えます", "［番号］が見えます"]],
  "birth-date": [
    ["昭和13年5月21日生まれの母", "［生年月日］生まれの母"],
    ["昭和十三年五月二十一日", "［生年月日］"],
    ["S13.5.21", "［生年月日］"],
    ["S130521", "［生年月日］"],
    ["1938/5/21", "［生年月日］"],
    ["19380521", "［生年月日］"],
    ["誕生日は5月21日です", "誕生日は［生年月日］です"],
    ["令和5年3月2日生まれの孫", "［生年月日］生まれの孫"],
    ["born on May 21, 1938", "born on ［生年月日］"],
  ],
  address: [
    ["〒100-0000 東京都見本区見本1-1 見本ハイツ101号室です", "［住所］です"],
    ["大阪府見本市北区見本町三丁目4番5号に住んでいます", "［住所］に住んでいます"],
    ["見本二丁目14番地8に住む母", "［住所］に住む母"],
    ["住んでるのは福岡県見本市中央1の2の3です", "住んでるのは［住所］です"],
    ["住所は本町2-14-8です", "住所は［住所］です"],
  ],
  name: [
    ["山田太郎と申します", "［氏名］と申します"],
    ["ひまわり園の佐藤と申します", "ひまわり園の［氏名］と申します"],
    ["やまだ たろう と申します", "［氏名］ と申します"],
    ["名前は山田花子です", "名前は［氏名］です"],
    ["母の花子がカードを", "母の［氏名］がカードを"],
    ["利用者の田中様", "利用者の［氏名］様"],
    ["My name is Taro Yamada", "My name is ［氏名］"],
  ],
};

describe.each(Object.entries(CASES))("%s", (kind, cases) => {
  it.each(cases)("%s", (text, left) => {
    expect(redact(text)).toMatchObject({ text: left, masked: [kind] });
  });
});

describe("what belongs to nobody stays", () => {
  it.each([
    "母の介護で困っています",
    "母の希望で作ります",
    "施設の職員と申します",
    "本人に話した日と申し込んだ日",
    "お母さんとヘルパーさんと職員さんに",
    "名前は点字で書けますか",
    "名前が書けません",
    "母がほしいと言います",
    "全介助の方",
    "栃木県に住んでいます",
    "東京都見本区に住む母",
    "市役所2階3番窓口、区役所2-3番窓口",
    "東京都の1番近い窓口",
    "第5の1(4)と2の3の1",
    "受付時間は9:00-17:00ですか",
    "平日9時30分から20時まで、土日祝は17時30分まで",
    "85歳の母、要介護3、3人で行きます",
    "平成28年1月1日から始まった",
    "2010年4月1日に入所した",
    "昭和13年生まれの母",
    "令和6年12月2日以降",
    "報償費は1件5,500円、合わせて1000000円",
    "カードは10000人分",
    "電話は110番か119番ですか",
    "juki@soumu.go.jp 宛てでよろしいでしょうか",
    "https://www.kojinbango-card.go.jp/download/ から",
    "奥さんにごくろうさまと伝えて",
  ])("%s", (text) => {
    expect(redact(text)).toMatchObject({ text, masked: [] });
  });
});

describe("an office", () => {
  it("may give its telephone, address and people's names, and nobody's numbers", () => {
    const text = "山田太郎が承ります。電話は03-1234-5678、所在地は東京都見本区見本1-1-1です。";
    const spared = { spared: OFFICE_MAY_SAY };
    expect(redact(text, spared)).toMatchObject({ text, masked: [] });
    expect(redact("番号は1234 5678 9018ですね", spared).text).toBe("番号は［個人番号］ですね");
  });
});

describe("the number to call back", () => {
  it.each([
    ["090-1234-5678です", "09012345678"],
    ["〇九〇の一二三四の五六七八", "09012345678"],
    ["+81 90 1234 5678", "09012345678"],
    ["+81 (0)3-1234-5678", "0312345678"],
    ["（０３）１２３４－５６７８", "0312345678"],
  ])("of %s is %s", (text, telephone) => {
    expect(takeTelephone(text, "［電話番号］")?.telephone).toBe(telephone);
    expect(takeTelephone(text, "［電話番号］")?.rest).not.toMatch(/[0-9０-９]/);
  });

  it("is not in every message", () => {
    expect(takeTelephone("明日の10時にお願いします", "［電話番号］")).toBeUndefined();
  });
});

describe("what was sent in pieces", () => {
  it("is masked in the messages before too when it is complete", () => {
    const { text, masked, earlier } = redact("9018です", { earlier: ["マイナンバーは1234", "5678"] });
    expect(text).toBe("［個人番号］です");
    expect(masked).toEqual(["individual-number"]);
    expect(earlier).toEqual([
      { index: 0, text: "マイナンバーは［個人番号］" },
      { index: 1, text: "［個人番号］" },
    ]);
  });

  it("may be a PIN before or after its word", () => {
    expect(redact("1234", { earlier: ["暗証番号は"] })).toMatchObject({ text: "［暗証番号］", earlier: [] });
    expect(redact("これが暗証番号です", { earlier: ["1234"] })).toMatchObject({
      text: "これが暗証番号です",
      earlier: [{ index: 0, text: "［暗証番号］" }],
    });
  });

  it("may answer what the bot said of PINs", () => {
    expect(redact("たぶん1234です", { afterPin: true }).text).toBe("たぶん［暗証番号］です");
    expect(redact("1234", { afterPin: false }).text).toBe("1234");
    expect(redact("1", { afterPin: true }).text).toBe("1");
  });

  it("is not what was chosen by number", () => {
    const earlier = ["1", "2", "1", "3", "1", "2", "1", "1", "2", "1", "1"];
    expect(redact("2", { earlier })).toMatchObject({ text: "2", masked: [], earlier: [] });
    expect(redact("2", { earlier: ["マイナンバーを言います", ...earlier] }).masked).toEqual([
      "individual-number",
    ]);
  });
});

describe("a message of 10,000 characters made to stall", () => {
  const bait = [
    "1 ",
    "1-",
    "あ",
    "市",
    "いち",
    "に",
    "山田",
    "a@",
    "a.",
    "暗証1234",
    "東京都1",
    "090-",
    "記号",
    "記号番号1",
    "昭和",
    "母の山",
    "一",
    "ア",
    "あ ",
    "シリアルab ",
    "生まれ5月",
    "［個人番号",
    "県市町1",
    "1丁目",
    "https://a",
  ];
  it.each(bait)("of %s takes less than half a second", (piece) => {
    const start = performance.now();
    redact(piece.repeat(Math.ceil(10_000 / piece.length)));
    expect(performance.now() - start).toBeLessThan(500);
  });
});
