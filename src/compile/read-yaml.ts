import { isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { Faults } from "./faults.ts";

/** A parsed value and the line that each part of it stands on. */
export type Located<T> = { value: T; lineOf: (path: PropertyKey[]) => number };

/**
 * Parses and validates YAML; whatever is wrong goes to `faults` with its line.
 *
 * @param source the YAML
 * @param schema what it must be
 * @param at the file it comes from, and the line before its first
 * @param faults where to report
 * @returns the value, or nothing when it is not what the schema says
 */
export function readYaml<T>(
  source: string,
  schema: z.ZodType<T>,
  at: { file: string; lineOffset?: number },
  faults: Faults,
): Located<T> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const { file, lineOffset = 0 } = at;
  for (const error of document.errors) {
    faults.add(file, lineOffset + lines.linePos(error.pos[0]).line, error.message.split("\n")[0] ?? "");
  }
  if (document.errors.length > 0) return undefined;
  const lineOf = (path: PropertyKey[]): number => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lineOffset + lines.linePos(node.range[0]).line;
    }
    return lineOffset + 1;
  };
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, lineOf };
  for (const issue of parsed.error.issues) {
    faults.add(file, lineOf(issue.path), `${issue.path.join(".")}: ${issue.message}`);
  }
  return undefined;
}
