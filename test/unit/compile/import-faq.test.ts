import { describe, expect, it } from "vitest";
import { Faults } from "../../../src/compile/faults.ts";
import { readFaqFile } from "../../../src/compile/import-faq.ts";

const SECTIONS = new Set(["8.4", "9"]);

/** Reads a file; gives the entries and the faults, a line each. */
function read(file: string, content: string | Uint8Array) {
  const faults = new Faults();
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const entries = readFaqFile(file, bytes, SECTIONS, faults);
  return { entries, faults: String(faults) };
}

describe("an FAQ in CSV", () => {
  it("is read with sections, sources and examples", () => {
    const { entries, faults } = read(
      "faq.csv",
      'id,question,answer,section,source,examples\nq-1,窓口はどこですか,"本庁舎1階です。\n3番窓口へどうぞ。",,市民課,窓口の場所|どこに行けばいい\nq-2,紛失は,電話してください,8.4,,\n',
    );
    expect(faults).toBe("");
    expect(entries).toEqual([
      {
        id: "q-1",
        question: "窓口はどこですか",
        answer: "本庁舎1階です。\n3番窓口へどうぞ。",
        format: "text",
        source: "市民課",
        examples: ["窓口の場所", "どこに行けばいい"],
      },
      {
        id: "q-2",
        question: "紛失は",
        answer: "電話してください",
        format: "text",
        section: "8.4",
        examples: [],
      },
    ]);
  });

  it("names file and line of every bad row, in rows of several lines too", () => {
    const { faults } = read(
      "faq.csv",
      'id,question,answer,section\n1,"問い\n2行目",答え,\n2,,答え,\n3,問い,答え,99\n1,問い,答え,\n不正,問い,答え,\n',
    );
    expect(faults.split("\n")).toEqual([
      expect.stringMatching(/^faq\.csv:4 question/),
      expect.stringMatching(/^faq\.csv:5 the manual has no section 99/),
      expect.stringMatching(/^faq\.csv:6 id 1 is taken already, in line 2/),
      expect.stringMatching(/^faq\.csv:7 id/),
    ]);
  });

  it("may come from Excel: a byte order mark, Shift_JIS, CRLF", () => {
    const marked = read("faq.csv", "\uFEFFid,question,answer\r\n1,問い,答え\r\n");
    expect(marked.entries[0]).toMatchObject({ question: "問い", answer: "答え" });
    // 「1,問い,答え」 in Shift_JIS
    const shiftJis = [
      ...new TextEncoder().encode("id,question,answer\n1,"),
      0x96,
      0xe2,
      0x82,
      0xa2,
      0x2c,
      0x93,
      0x9a,
      0x82,
      0xa6,
    ];
    expect(read("faq.csv", Uint8Array.from(shiftJis)).entries[0]).toMatchObject({
      question: "問い",
      answer: "答え",
    });
  });

  it.each([
    ["", "faq.csv:1 the first line must name the columns"],
    ["id,question\n1,問い", "missing: answer"],
    ["id,question,answer\n", "faq.csv:1 there is no entry in it"],
    ['id,question,answer\n1,"問い,答え', "faq.csv:"],
  ])("that is not one (%j) is refused", (content, fault) => {
    const { entries, faults } = read("faq.csv", content);
    expect(entries).toEqual([]);
    expect(faults).toContain(fault);
  });
});

describe("an FAQ in Markdown", () => {
  it("is read heading by heading", () => {
    const { entries, faults } = read(
      "faq.md",
      "# よくある質問\n\n## 紛失したら {#lost}\nsection: 8.4\nexample: なくした\n\n先に電話を。\n\n1. 警察へ\n2. 市へ\n\n## 駐車場は {#parking}\n\nありません。\n",
    );
    expect(faults).toBe("");
    expect(entries).toEqual([
      {
        id: "lost",
        question: "紛失したら",
        answer: "先に電話を。\n\n1. 警察へ\n2. 市へ",
        format: "markdown",
        section: "8.4",
        examples: ["なくした"],
      },
      { id: "parking", question: "駐車場は", answer: "ありません。", format: "markdown", examples: [] },
    ]);
  });

  it("names the line of a heading without an id, of an empty answer, of what cannot be shown", () => {
    const { faults } = read(
      "faq.md",
      "## 問い\n\n答え\n\n## 空 {#empty}\n\n## 図 {#picture}\n\n![図](x.png)\n",
    );
    expect(faults).toContain("faq.md:1 id");
    expect(faults).toContain("faq.md:5 answer");
    expect(faults).toContain("faq.md:7 image is not allowed");
  });
});
