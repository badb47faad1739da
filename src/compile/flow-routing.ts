import { END, edgesOf, type Flow } from "../flows/define-flow.ts";

/** A flow must not tire. */
const MAX_QUESTIONS = 12;

/**
 * @param flow which flow
 * @returns what is wrong with its routing: a dangling edge, a node that nothing leads to, a circle, too many questions
 */
export function checkRouting(flow: Flow): string[] {
  const faults = new Set<string>();
  const reached = new Set<string>();
  const follow = (at: string, path: string[]): void => {
    if (at === END) return;
    const node = flow.nodes[at];
    if (!node) faults.add(`an edge leads to ${at}, which is no node`);
    else if (path.includes(at)) faults.add(`${[...path, at].join(" → ")} is a circle`);
    else if (path.length === MAX_QUESTIONS) faults.add(`a path has more than ${MAX_QUESTIONS} questions`);
    else {
      reached.add(at);
      for (const next of new Set(edgesOf(node).map(({ to }) => to))) follow(next, [...path, at]);
    }
  };
  follow(flow.first, []);
  for (const node of Object.keys(flow.nodes)) if (!reached.has(node)) faults.add(`nothing leads to ${node}`);
  return [...faults];
}
