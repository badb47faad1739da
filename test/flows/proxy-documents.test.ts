import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { content } from "../../src/answers/compiled.ts";
import { proxyDocuments } from "../../src/eligibility/proxy-documents.ts";
import { END, walk } from "../../src/flows/define-flow.ts";
import { proxy } from "../../src/flows/proxy.ts";
import table from "./proxy-cases.yaml?raw";

const cases = z
  .array(
    z.strictObject({
      case: z.string(),
      facts: z.record(z.string(), z.string()),
      papers: z.array(z.string()),
    }),
  )
  .parse(parse(table));

describe("the papers for a proxy pickup", () => {
  it.each(cases)("$case", ({ facts, papers }) => {
    expect(walk(proxy, facts).at).toBe(END);
    expect(proxyDocuments(content.rules.proxyDocuments, facts)).toEqual(papers);
  });
});
