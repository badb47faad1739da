import {
  type FlowWording,
  flowFront,
  type NodeWording,
  nodeFront,
  type PartWording,
  partFront,
} from "../answers/flow-wording.ts";
import { FLOWS } from "../flows/all.ts";
import type { Flow } from "../flows/define-flow.ts";
import type { Faults } from "./faults.ts";
import type { Source } from "./files.ts";
import { checkRouting } from "./flow-routing.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { namedTexts } from "./named-texts.ts";
import { readYaml } from "./read-yaml.ts";
import { renderMarkdown } from "./render-markdown.ts";

const FOLDER = "content/flows";

/**
 * Reads the wording of every flow and holds it against the routing: no node or part without wording, no wording without
 * node or part, the same choices on both sides.
 *
 * @param source where content/ lies
 * @param sectionIds the manual's sections
 * @param faults where to report
 * @returns the wording by flow
 */
export function readFlows(
  source: Source,
  sectionIds: Set<string>,
  faults: Faults,
): Record<string, FlowWording> {
  const read = [...FLOWS.values()].flatMap((flow) => {
    for (const fault of checkRouting(flow)) faults.add(`src/flows/${flow.id}.ts`, 1, fault);
    const wording = readFlow(source, flow, sectionIds, faults);
    return wording ? [[flow.id, wording] as const] : [];
  });
  return Object.fromEntries(read);
}

function readFlow(
  source: Source,
  flow: Flow,
  sectionIds: Set<string>,
  faults: Faults,
): FlowWording | undefined {
  const folder = `${FOLDER}/${flow.id}`;
  const file = `${folder}/flow.yaml`;
  if (!source.files(folder, "flow.yaml").includes(file)) {
    faults.add(file, 1, "is missing");
    return undefined;
  }
  const front = readYaml(source.read(file), flowFront, { file }, faults);
  const nodes = readAll(source, `${folder}/nodes`, Object.keys(flow.nodes), faults, (path) =>
    readNode(source, path, flow, sectionIds, faults),
  );
  const parts = readAll(source, `${folder}/parts`, flow.parts, faults, (path) =>
    readPart(source, path, sectionIds, faults),
  );
  if (!front) return undefined;
  const { outro, outroEasy, ...rest } = front.value;
  const [usual, easy] = [outro, outroEasy].map((words) => renderMarkdown(words.replaceAll("\n", "  \n")));
  if (!usual || !easy || "notAllowed" in usual || "notAllowed" in easy) {
    faults.add(file, 1, "outro and outroEasy must be plain paragraphs");
    return undefined;
  }
  return { ...rest, outro: { usual, easy }, nodes, parts };
}

/** Reads the file of each name; a missing or an unexpected one is a fault. */
function readAll<T>(
  source: Source,
  folder: string,
  names: readonly string[],
  faults: Faults,
  read: (path: string) => T | undefined,
): Record<string, T> {
  const wanted = new Set(names.map((name) => `${folder}/${name}.md`));
  const found = source.files(folder, ".md");
  for (const file of found)
    if (!wanted.has(file)) faults.add(file, 1, "the routing has nothing of this name");
  for (const file of wanted) if (!found.includes(file)) faults.add(file, 1, "is missing");
  const entries = found.flatMap((path) => {
    const value = read(path);
    return value === undefined ? [] : [[path.slice(folder.length + 1, -".md".length), value] as const];
  });
  return Object.fromEntries(entries);
}

function readNode(
  source: Source,
  file: string,
  flow: Flow,
  sectionIds: Set<string>,
  faults: Faults,
): NodeWording | undefined {
  const split = splitFrontMatter(source.read(file));
  const front = split && readYaml(split.front, nodeFront, { file, lineOffset: 1 }, faults);
  const [ask, again, easy] = namedTexts(split?.body ?? "", ["ask", "again", "easy"]) ?? [];
  if (!front || !ask || !again || !easy) {
    faults.add(file, 1, "must have front matter, then `# ask`, `# again`, `# easy` and nothing else");
    return undefined;
  }
  checkSections(front.value.sections, file, sectionIds, faults);
  const node = flow.nodes[file.split("/").at(-1)?.slice(0, -3) ?? ""];
  const routed = node?.takes === "choice" ? Object.keys(node.next) : [];
  const worded = front.value.choices.map(({ id }) => id);
  if (routed.toSorted().join() !== worded.toSorted().join())
    faults.add(file, 2, `the routing has the choices ${routed.join(", ")}, the wording ${worded.join(", ")}`);
  const ways = front.value.choices.flatMap(({ label, also }) => [label, ...also]);
  const twice = ways.find((way, i) => ways.indexOf(way) !== i);
  if (twice) faults.add(file, 2, `${twice} means two choices`);
  return { ...front.value, ask: ask.markdown, again: again.markdown, easy: easy.markdown };
}

function readPart(
  source: Source,
  file: string,
  sectionIds: Set<string>,
  faults: Faults,
): PartWording | undefined {
  const split = splitFrontMatter(source.read(file));
  const front = split && readYaml(split.front, partFront, { file, lineOffset: 1 }, faults);
  const texts = namedTexts(split?.body ?? "", ["usual", "easy"]);
  if (!front || !texts) {
    faults.add(file, 1, "must have front matter, then `# usual`, `# easy` and nothing else");
    return undefined;
  }
  const [usual, easy] = texts.map(({ markdown }) => renderMarkdown(markdown));
  if (!usual || !easy || "notAllowed" in usual || "notAllowed" in easy) {
    faults.add(file, 1, "may have paragraphs, lists and tables only");
    return undefined;
  }
  const { value } = front;
  checkSections(value.sections, file, sectionIds, faults);
  if ((value.as === "step" || value.as === "block") && !(value.title && value.titleEasy))
    faults.add(file, 2, `a ${value.as} needs title and titleEasy`);
  if (valuesIn(value.title, usual.text) !== valuesIn(value.titleEasy, easy.text))
    faults.add(file, 1, "the two styles have other {values}");
  return { ...value, usual, easy };
}

/** What is to be filled in: of the title and of the text, in the order of names. */
function valuesIn(...texts: (string | undefined)[]): string {
  return texts.map((text = "") => (text.match(/\{\w+\}/g) ?? []).toSorted().join()).join(" ");
}

function checkSections(sections: string[], file: string, known: Set<string>, faults: Faults): void {
  for (const section of sections)
    if (!known.has(section)) faults.add(file, 2, `the manual has no section ${section}`);
}
