import type { FlowWording, NodeWording } from "../answers/flow-wording.ts";
import { END, edgesOf, type Flow, type FlowNode } from "../flows/define-flow.ts";

/** Graphviz has no measures of Japanese letters: a full-width letter is one em, of 12 points. */
const EM = 12;
const BESIDE_ARROW = 8;
const LINE_LETTERS = 22;
const FONT = "Noto Sans CJK JP, Noto Sans JP, Hiragino Sans, Meiryo, sans-serif";
const TAKES = { date: "日にちを書く", count: "人数を書く" };

/**
 * @param flow its routing
 * @param wording its questions and choices
 * @returns the flow as a graph in Graphviz's language: questions as boxes, answers on the edges, one end
 */
export function flowDot(flow: Flow, wording: FlowWording): string {
  const nodes = Object.entries(flow.nodes).flatMap(([id, node]) => {
    const worded = wording.nodes[id];
    return worded ? [box(id, questionOf(worded)), ...edges(id, node, worded)] : [];
  });
  return [
    "digraph {",
    `graph [fontname="${FONT}" rankdir=TB nodesep=0.4 ranksep=0.5 label=<${label([wording.title], 16)}> labelloc=t]`,
    `node [shape=box style="rounded,filled" fillcolor="#eef4fb" color="#2b5c8a" fontname="${FONT}" margin="0.15,0.1"]`,
    `edge [fontname="${FONT}" color="#555555"]`,
    ...nodes,
    `${quoted(END)} [label=<${label(["まとめ"], EM)}> fillcolor="#e6f4ea" color="#2e7d32"]`,
    "}",
  ].join("\n");
}

/** The question proper is the last sentence that asks; what comes before explains. */
function questionOf({ ask }: NodeWording): string {
  const sentences = ask.split(/(?<=。)\n?/).filter((sentence) => sentence.trim() !== "");
  return sentences.findLast((sentence) => sentence.endsWith("か。")) ?? sentences[0] ?? "";
}

function box(id: string, question: string): string {
  return `${quoted(id)} [label=<${label(lines(question), EM)}>]`;
}

/** Answers that lead to the same place share an edge. */
function edges(id: string, node: FlowNode, { choices }: NodeWording): string[] {
  const labelOf = (answer: string) =>
    node.takes === "choice"
      ? (choices.find((choice) => choice.id === answer)?.label ?? answer)
      : TAKES[node.takes];
  const byTarget = Map.groupBy(edgesOf(node), ({ to }) => to);
  return [...byTarget].map(([to, same]) => {
    const words = same.map(({ answer }) => labelOf(answer));
    return `${quoted(id)} -> ${quoted(to)} [label=<${label(words, EM - 1, BESIDE_ARROW)}>]`;
  });
}

/** Lines as a table of fixed width, from its left: Graphviz would centre letters by a width that it cannot know. */
function label(words: string[], size: number, indent = 0): string {
  const width = Math.ceil(Math.max(...words.map(letters)) * size) + 4;
  const rows = words.map(
    (line) =>
      `<TR><TD WIDTH="${indent}"></TD><TD ALIGN="LEFT" FIXEDSIZE="TRUE" WIDTH="${width}" HEIGHT="${Math.ceil(size * 1.5)}"><FONT POINT-SIZE="${size}">${escaped(line)}</FONT></TD></TR>`,
  );
  return `<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">${rows.join("")}</TABLE>`;
}

/** How many full-width letters a line is long. */
function letters(line: string): number {
  return [...line].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x100 ? 0.6 : 1), 0);
}

/** Breaks after a comma, where a line has room for no more. */
function lines(text: string): string[] {
  const filled: string[] = [];
  for (const phrase of text.split(/(?<=、)/)) {
    const last = filled.at(-1);
    if (last === undefined || last.length + phrase.length > LINE_LETTERS) filled.push(phrase);
    else filled[filled.length - 1] = last + phrase;
  }
  return filled;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function quoted(id: string): string {
  return JSON.stringify(id);
}
