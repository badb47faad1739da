import { END, type Flow, type FlowAnswers, walk } from "../../src/flows/define-flow.ts";

const FREE = { date: ["2027-06-30", "2026-12-05", "undecided"], count: ["12", "unknown"] };

/** Walks a flow to its end; at each node `pick` says which of so many answers is given. */
function walked(flow: Flow, pick: (answers: number) => number): FlowAnswers {
  const answers: Record<string, string> = {};
  for (let at = walk(flow, answers).at; at !== END; at = walk(flow, answers).at) {
    const node = flow.nodes[at];
    if (!node) throw new Error(`${flow.id} has no node ${at}`);
    const possible = node.takes === "choice" ? Object.keys(node.next) : FREE[node.takes];
    answers[at] = possible[pick(possible.length)] ?? "";
  }
  return answers;
}

/** Every path that there is through a flow, as the answers given on it, in their order. */
export function paths(flow: Flow): FlowAnswers[] {
  const found: FlowAnswers[] = [];
  const branches: number[][] = [[]];
  for (let branch = branches.pop(); branch; branch = branches.pop()) {
    const taken = branch;
    const sizes: number[] = [];
    found.push(
      walked(flow, (size) => {
        sizes.push(size);
        return taken[sizes.length - 1] ?? 0;
      }),
    );
    for (let i = taken.length; i < sizes.length; i++) {
      for (let other = 1; other < (sizes[i] ?? 0); other++) {
        branches.push([...Array.from({ length: i }, (_, j) => taken[j] ?? 0), other]);
      }
    }
  }
  return found;
}
