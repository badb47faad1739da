import type { Source } from "./files.ts";

/**
 * @param source the repository's files
 * @returns what agents have drafted and nobody has made an answer of yet, as paths (`npm run gaps:pull` writes them)
 */
export function draftsIn(source: Source): string[] {
  return source.files("content/drafts", ".md");
}
