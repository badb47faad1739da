import { describe, expect, it } from "vitest";
import type { Score } from "../../../src/language/classify.ts";
import type { Decision } from "../../../src/language/decide.ts";
import type { OwnReply, Target } from "../../../src/language/model.ts";
import { decidesInstead, hearSentences } from "../../../src/language/sentences.ts";

const score = (target: Target, likely: number): Score => ({ intent: "x", target, score: likely });
const sure = (target: Target): Decision => ({ kind: "sure", target, near: [] });
const answer: Target = { answer: "a" };

/** A matcher that knows sentences by a word in them. */
const scoresOf = (sentence: string): Score[] => {
  if (sentence.includes("つらい")) return [score({ reply: "emergency" }, 0.95)];
  if (sentence.includes("さびしい")) return [score(answer, 0.4), score({ reply: "emergency" }, 0.3)];
  if (sentence.includes("職員")) return [score({ reply: "human" }, 0.85)];
  return [score(answer, 0.9)];
};
const heard = (text: string, decision: Decision) => {
  const sentences = hearSentences(text, scoresOf);
  const { target } = (sentences && decidesInstead(sentences, decision)) ?? {};
  return target && "reply" in target ? target.reply : undefined;
};

describe("a sentence by itself", () => {
  it("tells distress, whatever else the message asks", () => {
    expect(heard("カードのことです。つらい。", sure(answer))).toBe("emergency");
    expect(heard("カードのことです。つらい。", { kind: "unsure" })).toBe("emergency");
  });

  it.each([
    "カードのこと\nつらい",
    "カードのこと…つらい",
    "カードのこと😭つらい",
    "カードのこと！つらい",
    "カードのこと〜つらい",
  ])("ends as people end it in a chat: %j", (text) => {
    expect(heard(text, sure(answer))).toBe("emergency");
  });

  it("asks for a person where nothing else was understood", () => {
    expect(heard("こまった。職員を。", { kind: "unsure" })).toBe("human");
    expect(heard("こまった。職員を。", { kind: "choices", answers: ["a"] })).toBe("human");
    expect(heard("こまった。職員を。", sure({ reply: "out-of-scope" }))).toBe("human");
    expect(heard("こまった。職員を。", sure({ reply: "thanks" }))).toBe("human");
  });

  it("asks for no person where there is an answer", () => {
    expect(heard("いつですか。職員に聞きます。", sure(answer))).toBeUndefined();
  });

  it.each(["emergency", "upset", "erase", "transcript"] satisfies OwnReply[])(
    "does not take the place of %s",
    (reply) => {
      expect(heard("けして。職員を。", sure({ reply }))).toBeUndefined();
    },
  );

  it("is what distress must show in: words of several do not add up to it", () => {
    expect(hearSentences("さびしい。カードのこと。", scoresOf)?.calm).toBe(true);
    expect(hearSentences("つらい。カードのこと。", scoresOf)?.calm).toBe(false);
  });

  it("is one of several: a single sentence is the whole", () => {
    expect(heard("つらい。", { kind: "unsure" })).toBeUndefined();
    expect(heard("つらい。つらい。……", { kind: "unsure" })).toBeUndefined();
  });

  it("is looked at once, and not without end", () => {
    let asked = 0;
    const count = (sentence: string) => {
      asked += 1;
      return scoresOf(sentence);
    };
    hearSentences("あ。".repeat(2500), count);
    expect(asked).toBe(1);
    hearSentences(Array.from({ length: 2500 }, (_, i) => `あ${i}。`).join(""), count);
    expect(asked).toBeLessThanOrEqual(41);
  });
});
