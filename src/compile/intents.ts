import { z } from "zod";
import { FLOWS, flowTargetId } from "../flows/all.ts";
import type { Concepts } from "../language/concepts.ts";
import { answerTarget, replyTarget, type Target } from "../language/model.ts";
import type { LexiconTerm } from "./dictionary.ts";
import type { Faults } from "./faults.ts";
import type { Source } from "./files.ts";
import { readYaml } from "./read-yaml.ts";

/** What people say when they mean one thing. */
export type Intent = {
  id: string;
  target: Target;
  examples: string[];
  /** what they say when the talk is of this topic already, and would be unclear otherwise */
  followUps: string[];
};

const LEXICON = "intents/lexicon.yaml";
const CONCEPTS = "intents/concepts.yaml";
/** Fewer utterances than this do not show how differently people put a question. */
const MIN_EXAMPLES = 15;

const said = { id: z.string(), examples: z.array(z.string().min(1)).min(MIN_EXAMPLES) };
const intentFile = z.array(
  z.union([
    z.strictObject({
      ...said,
      answer: answerTarget.shape.answer,
      followUps: z.array(z.string().min(1)).default([]),
    }),
    z.strictObject({ ...said, flow: z.string() }),
    z.strictObject({ ...said, reply: replyTarget.shape.reply }),
  ]),
);

const lexiconFile = z.array(
  z.strictObject({ surface: z.string().regex(/^[^,]+$/), reading: z.string().regex(/^[ァ-ヶー]+$/) }),
);

/** A stem of one letter would stand in half of all messages, unless it is a kanji. */
const conceptsFile = z.record(z.string(), z.array(z.string().regex(/^(?:.{2,}|\p{Script=Han})$/u)));

/**
 * Reads intents/: what people say, and what it leads to.
 *
 * @param source where intents/ lies
 * @param answerIds the ids of all answers
 * @param faults where to report: an id or an example twice, a target that does not exist
 * @returns all intents in the order of their files
 */
export function readIntents(source: Source, answerIds: Set<string>, faults: Faults): Intent[] {
  const intents: Intent[] = [];
  const ids = new Set<string>();
  const seen = new Map<string, string>();
  for (const file of source.files("intents", ".yaml")) {
    if (file === LEXICON || file === CONCEPTS) continue;
    const read = readYaml(source.read(file), intentFile, { file }, faults);
    for (const [i, intent] of (read?.value ?? []).entries()) {
      const line = (path: PropertyKey[]) => read?.lineOf([i, ...path]) ?? 1;
      if (ids.has(intent.id)) faults.add(file, line(["id"]), `id ${intent.id} is taken already`);
      ids.add(intent.id);
      if ("answer" in intent && !answerIds.has(intent.answer)) {
        faults.add(file, line(["answer"]), `there is no answer ${intent.answer}`);
      }
      if ("flow" in intent && !FLOWS.has(intent.flow)) {
        faults.add(file, line(["flow"]), `there is no flow ${intent.flow}`);
      }
      for (const [j, example] of intent.examples.entries()) {
        const place = `${file}:${line(["examples", j])}`;
        const before = seen.get(example);
        if (before) faults.add(file, line(["examples", j]), `the example stands at ${before} already`);
        seen.set(example, place);
      }
      const { id, examples } = intent;
      const followUps = "answer" in intent ? intent.followUps : [];
      intents.push({ id, target: targetOf(intent), examples, followUps });
    }
  }
  return intents;
}

/** A flow is led to like an answer, by the id that it is offered by. */
function targetOf(intent: z.infer<typeof intentFile>[number]): Target {
  if ("reply" in intent) return { reply: intent.reply };
  return { answer: "flow" in intent ? flowTargetId(intent.flow) : intent.answer };
}

/**
 * @param source where intents/ lies
 * @param faults where to report
 * @returns the terms of intents/lexicon.yaml
 */
export function readLexicon(source: Source, faults: Faults): LexiconTerm[] {
  return readYaml(source.read(LEXICON), lexiconFile, { file: LEXICON }, faults)?.value ?? [];
}

/**
 * @param source where intents/ lies
 * @param faults where to report
 * @returns the table of intents/concepts.yaml
 */
export function readConcepts(source: Source, faults: Faults): Concepts {
  return readYaml(source.read(CONCEPTS), conceptsFile, { file: CONCEPTS }, faults)?.value ?? {};
}
