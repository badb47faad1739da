import type { z } from "zod";
import { FORMS } from "../answers/answer.ts";
import { brailleWords, type Content, easyPhrases, manual, phrases, readings } from "../answers/content.ts";
import { type DeskAccountWords, deskAccountWords } from "../answers/desk-accounts.ts";
import { cannedReplies, consoleWords, type DeskConsole } from "../answers/desk-words.ts";
import { office } from "../answers/office.ts";
import { englishPageWords, type PageWords, pageWords } from "../answers/pages.ts";
import { personWords } from "../answers/person-words.ts";
import { privacyNotice } from "../answers/privacy-notice.ts";
import { flowTargetId } from "../flows/all.ts";
import type { Concepts } from "../language/concepts.ts";
import { readAnswers } from "./answers.ts";
import type { LexiconTerm } from "./dictionary.ts";
import { type OwnFaq, readFaq } from "./faq.ts";
import type { Faults } from "./faults.ts";
import type { Source } from "./files.ts";
import { readFlows } from "./flows.ts";
import { type Intent, readConcepts, readIntents, readLexicon } from "./intents.ts";
import { readYaml } from "./read-yaml.ts";
import { readRules } from "./rules.ts";

/** Everything that people wrote, read and validated. */
export type Sources = {
  content: Content;
  /** by language */
  words: Record<"ja" | "en", PageWords>;
  deskAccounts: DeskAccountWords;
  desk: DeskConsole;
  intents: Intent[];
  /** what intents may lead to: answers and flows */
  targets: Targets;
  concepts: Concepts;
  lexicon: LexiconTerm[];
  faq: OwnFaq;
};

/**
 * @param source where intents/ and content/ lie
 * @param faults where to report
 * @returns all of it, or nothing when there is a fault
 */
export function readSources(source: Source, faults: Faults): Sources | undefined {
  const read = <T>(file: string, schema: z.ZodType<T>) =>
    readYaml(source.read(file), schema, { file }, faults);
  const book = read("content/manual.yaml", manual);
  const said = read("content/phrases.yaml", phrases);
  const easy = read("content/phrases-easy.yaml", easyPhrases);
  const person = read("content/person.yaml", personWords);
  const municipality = read("content/office.yaml", office);
  const notice = read("content/privacy.yaml", privacyNotice);
  const easyNotice = read("content/privacy-easy.yaml", privacyNotice);
  const englishNotice = read("content/privacy-en.yaml", privacyNotice);
  const words = read("content/pages.yaml", pageWords);
  const deskAccounts = read("content/desk-accounts.yaml", deskAccountWords);
  const english = read("content/pages-en.yaml", englishPageWords);
  const known = read("content/readings.yaml", readings);
  const braille = read("content/braille.yaml", brailleWords);
  const console = read("content/desk/console.yaml", consoleWords);
  const canned = read("content/desk/canned.yaml", cannedReplies);
  const sectionIds = new Set(book?.value.sections.map(({ id }) => id));
  const answers = readAnswers(source, sectionIds, faults);
  const flows = readFlows(source, sectionIds, faults);
  const prescribed = readRules(source, sectionIds, faults);
  const intents = readIntents(source, new Set(answers.keys()), faults);
  const lexicon = readLexicon(source, faults);
  for (const { surface } of lexicon.filter((term) => braille && braille.value[term.surface] === undefined)) {
    faults.add("content/braille.yaml", 1, `the lexicon's ${surface} has no spelling in braille`);
  }
  const concepts = readConcepts(source, faults);
  const faq = readFaq(source, faults);
  if (
    !book ||
    !said ||
    !easy ||
    !person ||
    !municipality ||
    !notice ||
    !easyNotice ||
    !englishNotice ||
    !words ||
    !english ||
    !deskAccounts ||
    !console ||
    !canned ||
    !known ||
    !braille ||
    !prescribed
  )
    return undefined;
  if (faults.list.length > 0) return undefined;
  const content = {
    manual: book.value,
    phrases: said.value,
    easyPhrases: easy.value,
    person: person.value,
    office: municipality.value,
    privacyNotices: { usual: notice.value, easy: easyNotice.value, english: englishNotice.value },
    answers: Object.fromEntries(answers),
    flows,
    rules: prescribed,
    readings: known.value,
    brailleWords: braille.value,
  };
  return {
    content,
    words: { ja: words.value, en: { ...words.value, ...english.value } },
    deskAccounts: deskAccounts.value,
    desk: { console: console.value, canned: canned.value },
    intents,
    targets: targetsOf(content),
    concepts,
    lexicon,
    faq,
  };
}

/** Answers and flows by the ids that intents lead to them by; `lines` are an answer's own words in all forms. */
export type Targets = Record<string, { title: string; topic: string; sections: string[]; lines: string[] }>;

function targetsOf({ answers, flows }: Content): Targets {
  const entries = Object.entries(flows).map(([flow, { title, sections }]) => [
    flowTargetId(flow),
    { title, topic: flow, sections, lines: [] },
  ]);
  const given = Object.entries(answers).map(([id, { title, topic, sections, ...forms }]) => [
    id,
    { title, topic, sections, lines: FORMS.flatMap((form) => forms[form].text.split("\n")) },
  ]);
  return Object.fromEntries([...given, ...entries]);
}
