import { describe, expect, it } from "vitest";
import { pages } from "../../../src/answers/compiled.ts";
import { redact } from "../../../src/privacy/redact.ts";
import { plainText } from "../../../src/transcripts/plain-text.ts";
import type { Transcript, TranscriptMessage } from "../../../src/transcripts/transcript.ts";
import { withNotes } from "../../../src/transcripts/transcript.ts";
import { columns, wrapLine } from "../../../src/transcripts/wrap.ts";

const AT = Date.UTC(2026, 10, 24, 6, 4);
const text = (words: string) => redact(words).text;
const said = (speaker: string, words: string, more: Partial<TranscriptMessage> = {}): TranscriptMessage => ({
  speaker,
  at: AT,
  text: text(words),
  choices: [],
  sources: [],
  ...more,
});
const transcript = (messages: TranscriptMessage[], more: Partial<Transcript> = {}): Transcript => ({
  title: "会話の記録",
  summary: null,
  messages,
  sources: [],
  notes: [],
  until: null,
  ...more,
});
const written = (given: Transcript, width?: number) => plainText(given, pages.transcripts, width);

describe("a transcript as plain text", () => {
  it("names speaker, day and time in words and numbers what it cites, at the end", () => {
    const messages = [
      said("あなた", "カードをなくしました"),
      said("まどぐち", "電話してください。", { at: AT + 60_000, sources: [1], choices: ["くわしい手順"] }),
    ];
    expect(written(transcript(messages, { sources: ["手引き 8.2 紛失"] }))).toBe(
      [
        "会話の記録",
        "",
        "2026年11月24日、火曜日の会話",
        "",
        "あなた　15時4分",
        "カードをなくしました",
        "",
        "まどぐち　15時5分",
        "電話してください。",
        "",
        "選べる言葉",
        "・くわしい手順",
        "",
        "（出典 1）",
        "",
        "出典",
        "1　手引き 8.2 紛失",
        "",
      ].join("\n"),
    );
  });

  it("says a finished flow's summary once, on top", () => {
    const summary = text("受け取りに行く日の持ち物\n・通知書");
    const lines = written(transcript([said("まどぐち", summary)], { summary })).split("\n");
    expect(lines.slice(2, 5)).toEqual(["まとめ", "", "受け取りに行く日の持ち物"]);
    expect(lines.filter((line) => line === "・通知書")).toHaveLength(1);
    expect(lines).toContain(pages.transcripts.summaryAbove);
  });

  it("begins a new heading for each day in Japan", () => {
    const night = Date.UTC(2026, 10, 24, 14, 59);
    const lines = written(
      transcript([said("あなた", "a", { at: night }), said("あなた", "b", { at: night + 60_000 })]),
    );
    expect(lines).toContain("2026年11月24日、火曜日の会話");
    expect(lines).toContain("あなた　23時59分");
    expect(lines).toContain("2026年11月25日、水曜日の会話");
    expect(lines).toContain("あなた　0時0分");
  });

  it("shows agents' notes to the desk, which asks for them", () => {
    const without = transcript([said("職員", "お電話しました。")]);
    expect(written(without)).not.toContain(pages.transcripts.notesHeading);
    const noted = withNotes(without, [{ speaker: "佐藤", at: AT, text: text("折り返しは午後") }]);
    expect(written(noted)).toContain("佐藤　2026年11月24日、火曜日 15時4分\n折り返しは午後");
  });
});

describe("wrapping", () => {
  const LINE =
    "手引きでは、資格確認書を申請するときは、施設などが保険者に代理で申請できるようにする予定とされていました。電話は0120-95-0178です。";

  it.each([10, 20, 40])("at %i full-width columns loses nothing and breaks at phrases", (width) => {
    const lines = wrapLine(LINE, width);
    expect(lines.join("")).toBe(LINE);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) {
      expect(columns(line)).toBeLessThanOrEqual(width * 2);
      expect(line).not.toMatch(/^[、。）」ー]/);
    }
    expect(lines.some((line) => line.includes("0120-95-0178"))).toBe(true);
  });

  it.each([
    ["カード", 6],
    ["ｶｰﾄﾞ", 4],
    ["card", 4],
    ["①×…→", 8],
    ["が", 2],
    ["👨‍👩‍👧", 2],
    ["", 0],
  ])("counts %j as %i columns", (words, width) => {
    expect(columns(words)).toBe(width);
  });

  it("cuts what has no phrases", () => {
    expect(wrapLine("a".repeat(45), 10)).toEqual(["a".repeat(20), "a".repeat(20), "a".repeat(5)]);
  });
});
