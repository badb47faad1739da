import { basename, dirname } from "node:path";
import { type Answer, FORMS, type Form, frontMatter } from "../answers/answer.ts";
import { FLOWS } from "../flows/all.ts";
import { walk } from "../flows/define-flow.ts";
import type { Faults } from "./faults.ts";
import type { Source } from "./files.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { namedTexts } from "./named-texts.ts";
import { readYaml } from "./read-yaml.ts";
import { type Rendered, renderMarkdown } from "./render-markdown.ts";

/** A short answer must stay on one screen of a small phone, an easy one must not tire. */
const MAX_LENGTH: Record<Form, number> = { short: 200, full: 4000, easy: 260 };

/**
 * Reads content/answers/: one Markdown file an answer.
 *
 * @param source where content/ lies
 * @param sectionIds the manual's sections
 * @param faults where to report
 * @returns the answers by id; those with faults are left out
 */
export function readAnswers(source: Source, sectionIds: Set<string>, faults: Faults): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  const references: { file: string; line: number; id: string }[] = [];
  for (const file of source.files("content/answers", ".md")) {
    const parts = splitFrontMatter(source.read(file));
    if (!parts) {
      faults.add(file, 1, "front matter between two lines --- is missing");
      continue;
    }
    const { front: yaml, body } = parts;
    const front = readYaml(yaml, frontMatter, { file, lineOffset: 1 }, faults);
    const forms = readForms(body, { file, lineOffset: yaml.split("\n").length + 2 }, faults);
    if (!front || !forms) continue;
    const { value, lineOf } = front;
    if (!file.endsWith(`/${value.id}.md`))
      faults.add(file, lineOf(["id"]), `id ${value.id} is not the file's name`);
    if (answers.has(value.id)) faults.add(file, lineOf(["id"]), `id ${value.id} is taken already`);
    for (const [i, section] of value.sections.entries()) {
      if (!sectionIds.has(section))
        faults.add(file, lineOf(["sections", i]), `the manual has no section ${section}`);
    }
    answers.set(value.id, { ...value, topic: basename(dirname(file)), ...forms });
    const flow = value.leads && FLOWS.get(value.leads.flow);
    const { answers: said = {} } = value.leads ?? {};
    if (value.leads && (!flow || walk(flow, said).path.length !== Object.keys(said).length))
      faults.add(file, lineOf(["leads"]), "there is no such flow, or it cannot begin with these answers");
    references.push(...value.related.map((id, i) => ({ file, line: lineOf(["related", i]), id })));
  }
  for (const { file, line, id } of references) {
    if (!answers.has(id)) faults.add(file, line, `there is no answer ${id}`);
  }
  return answers;
}

function readForms(
  body: string,
  at: { file: string; lineOffset: number },
  faults: Faults,
): Record<Form, Rendered> | undefined {
  const first = at.lineOffset + 1;
  const texts = namedTexts(body, FORMS);
  if (!texts) faults.add(at.file, first, "the body must be `# short`, `# full` and `# easy`, all with text");
  const [short, full, easy] = (texts ?? []).map(({ markdown, line }) => {
    const rendered = renderMarkdown(markdown);
    if (!("notAllowed" in rendered)) return rendered;
    const only = "paragraphs, lists and tables only";
    faults.add(at.file, first + line, `${rendered.notAllowed} is not allowed: ${only}`);
    return undefined;
  });
  if (!short || !full || !easy) return undefined;
  const forms = { short, full, easy };
  for (const form of FORMS) {
    if (forms[form].text.length > MAX_LENGTH[form])
      faults.add(at.file, first, `${form} has more than ${MAX_LENGTH[form]} characters`);
  }
  return forms;
}
