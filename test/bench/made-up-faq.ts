import type { OwnFaq } from "../../src/compile/faq.ts";
import type { Sources } from "../../src/compile/sources.ts";

/**
 * An FAQ of any size with the words of real ones: each question is one that somebody asked, each answer five sentences from
 * our own answers.
 *
 * @param sources where the sentences come from
 * @param size how many entries
 * @returns the same entries each time
 */
export function madeUpFaq({ intents, content }: Pick<Sources, "intents" | "content">, size: number): OwnFaq {
  const questions = intents.flatMap(({ examples }) => examples);
  const sentences = Object.values(content.answers).flatMap(({ full }) => full.text.split(/(?<=。)\n*/));
  const pick = (from: string[], i: number) => from[(i * 48271 + 11) % from.length] ?? "";
  const rows = Array.from({ length: size }, (_, i) => ({
    id: `made-up-${i}`,
    question: `${pick(questions, i)}（${i}）`,
    text: Array.from({ length: 5 }, (_, j) => pick(sentences, i * 5 + j)).join(""),
    source: "作りもののよくある質問",
  }));
  return { entries: rows, documents: rows.map(({ question, text }) => ({ questions: [question], text })) };
}
