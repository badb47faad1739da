import { holds, type Rules } from "./rules.ts";

/**
 * The papers for a proxy pickup (manual 6.2.4). A pure function over content/rules/proxy-documents.yaml; its cases are in
 * test/flows/proxy-cases.yaml.
 *
 * @param documents the rules
 * @param facts the proxy flow's answers
 * @returns the papers for exactly this case, in the manual's order
 */
export function proxyDocuments(
  documents: Rules["proxyDocuments"],
  facts: Readonly<Record<string, string>>,
): string[] {
  return documents.filter(({ when }) => holds(when, facts)).map(({ document }) => document);
}
