import { type Content, manual, phrases } from "../answers/content.ts";
import { type PageWords, pageWords } from "../answers/pages.ts";
import type { Concepts } from "../language/concepts.ts";
import { readAnswers } from "./answers.ts";
import type { LexiconTerm } from "./dictionary.ts";
import type { Faults } from "./faults.ts";
import type { Source } from "./files.ts";
import { type Intent, readConcepts, readIntents, readLexicon } from "./intents.ts";
import { readYaml } from "./read-yaml.ts";

/** Everything that people wrote, read and validated. */
export type Sources = {
  content: Content;
  words: PageWords;
  intents: Intent[];
  concepts: Concepts;
  lexicon: LexiconTerm[];
};

/**
 * @param source where intents/ and content/ lie
 * @param faults where to report
 * @returns all of it, or nothing when there is a fault
 */
export function readSources(source: Source, faults: Faults): Sources | undefined {
  const [manualFile, phrasesFile, pagesFile] = [
    "content/manual.yaml",
    "content/phrases.yaml",
    "content/pages.yaml",
  ];
  const book = readYaml(source.read(manualFile), manual, { file: manualFile }, faults);
  const said = readYaml(source.read(phrasesFile), phrases, { file: phrasesFile }, faults);
  const words = readYaml(source.read(pagesFile), pageWords, { file: pagesFile }, faults);
  const answers = readAnswers(source, new Set(book?.value.sections.map(({ id }) => id)), faults);
  const intents = readIntents(source, new Set(answers.keys()), faults);
  const lexicon = readLexicon(source, faults);
  const concepts = readConcepts(source, faults);
  if (!book || !said || !words || faults.list.length > 0) return undefined;
  const content = { manual: book.value, phrases: said.value, answers: Object.fromEntries(answers) };
  return { content, words: words.value, intents, concepts, lexicon };
}
