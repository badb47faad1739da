import { expect, it } from "vitest";
import { redact } from "../../../src/privacy/redact.ts";
import { plainTranscript } from "../../../src/transcripts/plain-text.ts";

it("writes speaker, time in words, text and sources, in Japan time", () => {
  const at = Date.parse("2026-11-22T15:04:00Z");
  const transcript = plainTranscript("記録", [
    { speaker: "あなた", at, text: redact("番号は123456789018").text, sources: [] },
    { speaker: "まどぐち", at, text: redact("はい。").text, sources: ["手引き 一", "手引き 二"] },
  ]);
  expect(transcript).toBe(
    [
      "記録",
      "",
      "あなた　2026年11月23日 0時4分",
      "番号は［個人番号］",
      "",
      "まどぐち　2026年11月23日 0時4分",
      "はい。",
      "出典　手引き 一、手引き 二",
      "",
    ].join("\n"),
  );
});
