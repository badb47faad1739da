import { describe, expect, it } from "vitest";
import type { Score } from "../../../src/language/classify.ts";
import { decide } from "../../../src/language/decide.ts";

const answer = (id: string, score: number): Score => ({ intent: id, target: { answer: id }, score });
const outside = (score: number): Score => ({ intent: "oos", target: { reply: "out-of-scope" }, score });
const human = (score: number): Score => ({ intent: "human", target: { reply: "human" }, score });
const decided = (trust: number, ...scores: Score[]) =>
  decide(
    {
      scores: scores.toSorted((a, b) => b.score - a.score),
      outside: scores.find(({ intent }) => intent === "oos")?.score ?? 0,
    },
    trust,
  );

describe("deciding", () => {
  it("gives an answer that can be trusted, and names what else was near", () => {
    expect(decided(0.9, answer("a1", 0.6), answer("b1", 0.2))).toEqual({
      kind: "sure",
      target: { answer: "a1" },
      near: ["b1"],
    });
  });

  it("asks which where the likeliest cannot be trusted", () => {
    const scores = [answer("a1", 0.22), answer("b1", 0.2), answer("c1", 0.2), answer("d1", 0.2)];
    expect(decided(0.4, ...scores)).toEqual({ kind: "choices", answers: ["a1", "b1", "c1"] });
  });

  it("does not answer what is likelier to lie outside the manual", () => {
    expect(decided(0.4, answer("a1", 0.5), outside(0.4))).toMatchObject({ kind: "choices" });
    expect(decided(0.1, answer("a1", 0.2), outside(0.75))).toEqual({
      kind: "sure",
      target: { reply: "out-of-scope" },
      near: ["a1"],
    });
  });

  it("hears that a person is wanted", () => {
    expect(decided(0.9, human(0.5), answer("a1", 0.3))).toMatchObject({ target: { reply: "human" } });
  });

  it("says so when nothing is near", () => {
    const many = Array.from({ length: 50 }, (_, i) => answer(`s${i}`, 0.02));
    expect(decided(0.1, ...many)).toEqual({ kind: "unsure" });
    expect(decided(0)).toEqual({ kind: "unsure" });
  });
});
