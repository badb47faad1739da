import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The project's root, from which all paths are named. */
export const ROOT = join(import.meta.dirname, "../..");

/**
 * @param folder from the root
 * @param ending of the file names
 * @returns the files below it, sorted, as paths from the root
 */
export function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .sort();
}

/**
 * @param path from the root
 * @returns the file's text, line ends as \n
 */
export function readText(path: string): string {
  return readFileSync(join(ROOT, path), "utf8").replace(/\r\n/g, "\n");
}
