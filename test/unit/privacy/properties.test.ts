import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MaskedKind, redact } from "../../../src/privacy/redact.ts";

const WIDE_OFFSET = 0xfee0;
const wide = (text: string) =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + WIDE_OFFSET));
const kanji = (text: string) => text.replace(/\d/g, (digit) => "〇一二三四五六七八九"[Number(digit)] ?? "");

const digitsOf = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(""));
const width = fc.constantFrom<(text: string) => string>((text) => text, wide);
const anyWidth = fc.constantFrom<(text: string) => string>((text) => text, wide, kanji);
const upTo = (most: number, least = 1) => fc.integer({ min: least, max: most });
const around = fc.constantFrom<[string, string]>(
  ["", ""],
  ["これは", "です"],
  ["\n", "\n"],
  ["→ ", " よろしく"],
);

/** A number in its groups, as people part them. */
const grouped = (groups: fc.Arbitrary<string[]>, separators: string[]) =>
  fc
    .tuple(groups, fc.constantFrom(...separators), anyWidth)
    .map(([parts, separator, as]) => parts.map(as).join(separator));

const telephone = grouped(
  fc.oneof(
    fc.tuple(fc.constantFrom("090", "080", "070", "050"), digitsOf(4), digitsOf(4)),
    fc.tuple(fc.constantFrom("03", "06"), digitsOf(4), digitsOf(4)),
    fc.tuple(fc.constantFrom("011", "045", "052", "092"), digitsOf(3), digitsOf(4)),
  ),
  ["", "-", "－", " ", "　", ".", "ー"],
);
const email = fc
  .tuple(
    fc.stringMatching(/^[a-z][a-z0-9._]{0,8}[a-z0-9]$/),
    fc.constantFrom("@", " アットマーク ", "＠"),
    fc.constantFrom("example.jp", "mail.example.com", "city.mihon.example"),
    width,
  )
  .map(([name, at, host, as]) => as(name) + at + as(host));
const birthDate = fc
  .tuple(upTo(1999, 1925), upTo(12), upTo(28), width)
  .chain(([year, month, day, as]) =>
    fc
      .constantFrom(
        `${year}年${month}月${day}日`,
        `${year}/${month}/${day}`,
        `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
        `${year}.${month}.${day}`,
        `昭和${(year % 63) + 1}年${month}月${day}日`,
        `昭和${kanji(String((year % 9) + 1))}年${kanji(String((month % 9) + 1))}月${kanji(String((day % 9) + 1))}日`,
        `S${(year % 50) + 10}.${month}.${day}`,
      )
      .map(as),
  );
const address = fc
  .tuple(
    fc.constantFrom("栃木県見本市見本町", "東京都見本区見本", "大阪府見本市北区見本町", "北海道見本町字見本"),
    fc.oneof(
      fc.tuple(upTo(9), upTo(30), upTo(30)).map(([a, b, c]) => `${a}-${b}-${c}`),
      fc.tuple(upTo(9), upTo(30), upTo(30)).map(([a, b, c]) => `${a}丁目${b}番${c}号`),
      fc.tuple(upTo(9), upTo(30)).map(([a, b]) => `${a}丁目${b}番地`),
      fc.tuple(upTo(999), upTo(30)).map(([a, b]) => `${a}番地の${b}`),
      fc.tuple(upTo(9), upTo(30), upTo(30)).map(([a, b, c]) => `${kanji(String(a))}丁目${b}-${c}`),
    ),
    width,
  )
  .map(([place, house, as]) => place + as(house));
const name = fc
  .tuple(
    fc.constantFrom("山田", "佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "小林", "加藤", "大塚"),
    fc.constantFrom("", " ", "　"),
    fc.constantFrom("太郎", "花子", "ヨシ子", "一郎", "美咲", "健", "次郎"),
  )
  .map((parts) => parts.join(""));
const introduced = fc
  .tuple(
    name,
    fc.constantFrom<[string, string]>(
      ["", "と申します"],
      ["私の名前は", "です"],
      ["氏名：", ""],
      ["わたしは", "といいます"],
      ["利用者の", "さんのことです"],
      ["母の", "がカードをなくしました"],
    ),
  )
  .map(([who, [before, after]]) => ({ secret: who, message: before + who + after }));
const pin = fc
  .tuple(
    fc.oneof(
      digitsOf(4),
      fc.stringMatching(/^[A-Z]{3,8}[0-9]{3,6}$/).filter((word) => !/DOB|BORN|BIRTH/.test(word)),
    ),
    width,
    fc.constantFrom<[string, string]>(
      ["暗証番号は", "です"],
      ["パスワード：", ""],
      ["PINは ", " だと思う"],
      ["暗証番号を", "にしました"],
      ["", "が暗証番号です"],
    ),
  )
  .map(([secret, as, [before, after]]) => ({ secret: as(secret), message: before + as(secret) + after }));

/** Secrets on their own, in words that say nothing of them. */
const ALONE: [kind: MaskedKind, secret: fc.Arbitrary<string>][] = [
  ["telephone", telephone],
  ["email", email],
  ["birth-date", birthDate],
  ["address", address],
];
/** Secrets that only the words beside them tell. */
const NAMED: [kind: MaskedKind, said: fc.Arbitrary<{ secret: string; message: string }>][] = [
  ["name", introduced],
  ["pin", pin],
];

describe("in whatever notation, nothing is left of", () => {
  it.each(ALONE)("%s", (kind, secrets) => {
    fc.assert(
      fc.property(secrets, around, (secret, [before, after]) => {
        const { text, masked } = redact(before + secret + after);
        expect(masked).toEqual([kind]);
        expect(text).toMatch(new RegExp(`^${before}［[^［］]+］${after}$`));
      }),
      { numRuns: 300 },
    );
  });

  it.each(NAMED)("%s", (kind, said) => {
    fc.assert(
      fc.property(said, ({ secret, message }) => {
        const { text, masked } = redact(message);
        expect(masked).toEqual([kind]);
        expect(text).not.toContain(secret);
        // What stands around it is still there.
        expect(text.replace(/［[^［］]+］/, secret)).toBe(message);
      }),
      { numRuns: 300 },
    );
  });
});

describe("sent in several messages, nothing is left of", () => {
  it.each<[string, fc.Arbitrary<string[]>, string]>([
    ["an individual number", fc.tuple(digitsOf(4), digitsOf(4), digitsOf(4)), "マイナンバーは"],
    ["a telephone number", fc.tuple(fc.constantFrom("090", "080"), digitsOf(4), digitsOf(4)), "電話は"],
  ])("%s", (_, pieces, word) => {
    fc.assert(
      fc.property(pieces, anyWidth, ([first = "", ...rest], as) => {
        const messages = [word + as(first), ...rest.map(as)];
        const { text, earlier } = redact(messages.at(-1) ?? "", { earlier: messages.slice(0, -1) });
        const left = messages
          .slice(0, -1)
          .map((message, i) => earlier.find(({ index }) => index === i)?.text ?? message);
        expect([...left, text].join("\n").replaceAll(/［[^［］]+］/g, "")).toBe(`${word}\n\n`);
      }),
      { numRuns: 300 },
    );
  });

  it("a PIN after its word, or as the answer to a question about it", () => {
    fc.assert(
      fc.property(digitsOf(4), anyWidth, (digits, as) => {
        const masked = "［暗証番号］";
        expect(redact(as(digits), { earlier: ["暗証番号は"] }).text).toBe(masked);
        expect(redact(`${as(digits)}です`, { afterPin: true }).text).toBe(`${masked}です`);
      }),
    );
  });
});

describe("never masked, in whatever notation, is", () => {
  const official = fc
    .tuple(
      fc.constantFrom(["0120", "95", "0178"], ["0120", "601", "785"], ["03", "5253", "5366"]),
      fc.constantFrom("", "-", "－", " ", "ー"),
      width,
    )
    .map(([parts, separator, as]) => parts.map(as).join(separator));
  const age = fc
    .tuple(upTo(110, 0), fc.constantFrom("歳", "才", "歳の母", "歳以上"), width)
    .map(([years, unit, as]) => as(String(years)) + unit);
  const hours = fc
    .tuple(upTo(11), upTo(22, 12), fc.constantFrom("00", "15", "30"), width)
    .chain(([from, to, minutes, as]) =>
      fc
        .constantFrom(
          `${from}:${minutes}-${to}:${minutes}`,
          `${from}時${minutes}分から${to}時まで`,
          `${from}:${minutes}～${to}:${minutes}`,
          `平日${from}時～${to}時`,
        )
        .map(as),
    );
  const eventDate = fc
    .tuple(upTo(2030, 2016), upTo(12), upTo(28), width)
    .chain(([year, month, day, as]) =>
      fc
        .constantFrom(
          `${year}年${month}月${day}日`,
          `${year}/${month}/${day}`,
          `令和${year - 2010}年${month}月${day}日`,
          `${month}月${day}日`,
          `${month}/${day}`,
        )
        .map(as),
    );
  const amount = fc
    .tuple(upTo(99_999), fc.constantFrom("円", "人", "枚", "件", "日", "回"), width)
    .map(([count, unit, as]) => as(String(count)) + unit);

  it.each<[string, fc.Arbitrary<string>, string, string]>([
    ["an official number", official, "", "にかけました"],
    ["an age", age, "母は", "です"],
    ["an opening hour", hours, "受付は", "ですか"],
    ["the date of an event", eventDate, "出張申請は", "にあります"],
    ["an amount", amount, "全部で", "です"],
    ["an official number after words for PINs", official, "暗証番号を忘れて", "にかけました"],
    ["an age after words for PINs", age, "暗証番号を", "なので忘れます"],
  ])("%s", (_, generated, before, after) => {
    fc.assert(
      fc.property(generated, (kept) => {
        const message = before + kept + after;
        expect(redact(message)).toMatchObject({ text: message, masked: [] });
      }),
      { numRuns: 300 },
    );
  });
});
