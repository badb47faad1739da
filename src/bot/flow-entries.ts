import type { GivableAnswer } from "../answers/answer.ts";
import type { Content } from "../answers/content.ts";
import { flowTargetId } from "../flows/all.ts";

/**
 * @param content the compiled content
 * @returns the manual's answers, and each flow by its title and sections, so that it can be offered and asked for like an answer
 */
export function manualEntries({ answers, flows }: Content): GivableAnswer[] {
  const entries = Object.entries(flows).map(([flow, { title, sections, intro }]): GivableAnswer => {
    const form = { text: intro, html: "" };
    return { id: flowTargetId(flow), title, sections, related: [], short: form, full: form, easy: form };
  });
  return [...Object.values(answers), ...entries];
}
