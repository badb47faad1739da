import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The project's root. */
export const ROOT = join(import.meta.dirname, "../..");

/** Where intents/ and content/ are read from; paths are from the root. */
export type Source = {
  /** @returns the files below a folder whose names end so, sorted; none without the folder */
  files(folder: string, ending: string): string[];
  /** @returns the file's text, line ends as \n */
  read(path: string): string;
};

/** @param root a folder on disk, absolute */
export function diskSource(root: string): Source {
  return {
    files: (folder, ending) =>
      (existsSync(join(root, folder))
        ? readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        : []
      )
        .filter((name) => name.endsWith(ending))
        .map((name) => join(folder, name))
        .sort(),
    read: (path) => readFileSync(join(root, path), "utf8").replace(/\r\n/g, "\n"),
  };
}
