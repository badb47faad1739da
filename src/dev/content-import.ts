/**
 * `npm run content:import -- faq.csv`: takes a municipality's own FAQ (CSV or Markdown) into content/faq/. Either the whole
 * file or nothing: every bad row is named as file:line. Imported again, a file replaces what it gave before.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { manual } from "../answers/content.ts";
import { FAQ_FOLDER, readFaq } from "../compile/faq.ts";
import { Faults } from "../compile/faults.ts";
import { diskSource, ROOT, type Source } from "../compile/files.ts";
import { readFaqFile } from "../compile/import-faq.ts";
import { readYaml } from "../compile/read-yaml.ts";

const [file] = process.argv.slice(2);
if (!file) stop("which file? npm run content:import -- faq.csv");

const faults = new Faults();
const disk = diskSource(ROOT);
const book = readYaml(disk.read("content/manual.yaml"), manual, { file: "content/manual.yaml" }, faults);
console.log(`reading ${file} …`);
const sections = new Set(book?.value.sections.map(({ id }) => id));
const entries = readFaqFile(file, bytesOf(file), sections, faults);
const target = join(FAQ_FOLDER, `${basename(file, extname(file)).replace(/[^\w-]+/g, "_")}.json`);
const json = `${JSON.stringify(entries, null, 1)}\n`;
if (faults.list.length === 0) readFaq(withFile(disk, target, json), faults);
if (faults.list.length > 0) stop(`${faults}\n${faults.list.length} faults: nothing was imported.`);

mkdirSync(join(ROOT, FAQ_FOLDER), { recursive: true });
// Written beside and renamed: whoever compiles at this moment finds the old file or the new one, never a half.
writeFileSync(join(ROOT, `${target}.new`), json);
renameSync(join(ROOT, `${target}.new`), join(ROOT, target));
console.log(`${entries.length} entries are in ${target}. npm start takes them up.`);

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    stop(error instanceof Error ? error.message : `${path} cannot be read`);
  }
}

/** The project's content as it would be with this file. */
function withFile(source: Source, path: string, text: string): Source {
  return {
    files: (folder, ending) => [...new Set([...source.files(folder, ending), path])],
    read: (asked) => (asked === path ? text : source.read(asked)),
  };
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
