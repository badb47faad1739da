import { type Classified, classify } from "./classify.ts";
import { type Features, withTopic } from "./features.ts";
import type { Model } from "./model.ts";
import { type Best, type Marks, marksOf } from "./trust.ts";
import { vectorOf } from "./vector.ts";

/** What the model makes of a message, before anything is decided. */
type Assessed = Classified & {
  /** the likeliest answer; there is none in a model without answers */
  best: Best | undefined;
  /** what speaks for and against it */
  marks: Marks | undefined;
};

/** Takes a message's features apart, knowing the topic of the answer before it, if there was one. */
export type Assess = (features: Features, topic?: string) => Assessed;

/** @param model the compiled intents */
export function createAssess(model: Model): Assess {
  const sections = new Map(model.answers.map(({ id, section }) => [id, section]));
  return (features, topic) => {
    const vector = vectorOf(model, withTopic(features.counts, topic));
    const classified = classify(model, vector);
    const best = bestOf(classified, sections);
    const message = { counts: features.counts, vector, length: features.reading.length };
    return { ...classified, best, marks: best && marksOf(model, message, classified, best) };
  };
}

function bestOf({ scores }: Classified, sections: Map<string, string>): Best | undefined {
  const answers = scores.flatMap(({ target, score }) =>
    "answer" in target ? [{ answer: target.answer, section: sections.get(target.answer) ?? "", score }] : [],
  );
  const [best] = answers;
  if (!best) return undefined;
  const together = answers.filter(({ section }) => section === best.section);
  return { ...best, sectionScore: together.reduce((sum, { score }) => sum + score, 0) };
}
