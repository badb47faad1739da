import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../../src/compile/files.ts";

const HANDBOOK = "docs/handbook";
const pages = ["README.md", ...readdirSync(join(ROOT, HANDBOOK)).map((name) => join(HANDBOOK, name))];
const textOf = (file: string) => readFileSync(join(ROOT, file), "utf8");
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = ""]) => found);

describe.each(pages)("what %s tells its reader to use", (page) => {
  const text = textOf(page);

  it("is a command of package.json", () => {
    const { scripts }: { scripts: object } = JSON.parse(textOf("package.json"));
    const named = [
      ...all(text, /npm run ([a-z][a-z:-]*)/g),
      ...all(text, /`([a-z]+:[a-z-]+)[` ]/g),
      ...all(text, /npm (start|test)\b/g),
    ];
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it("is a setting that the Worker reads", () => {
    const env = textOf("src/env.ts");
    const named = all(text, /\b([A-Z]+(?:_[A-Z]+)+)\b/g);
    expect(named.filter((name) => !env.includes(`${name}:`))).toEqual([]);
  });

  it("is a file, a picture or a heading that there is", () => {
    const targets = [...all(text, /\]\(([^)\s]+)\)/g), ...all(text, /<img src="([^"]+)"/g)];
    const relative = targets.filter((target) => !/^\w+:/.test(target));
    expect(relative.filter((target) => !resolves(page, target))).toEqual([]);
  });
});

function resolves(page: string, target: string): boolean {
  const [path = "", heading] = target.split("#");
  const file = path === "" ? join(ROOT, page) : resolve(ROOT, dirname(page), path);
  if (!existsSync(file)) return false;
  if (heading === undefined || extname(file) !== ".md") return heading === undefined;
  return all(readFileSync(file, "utf8"), /^#+ (.+)$/gm)
    .map(anchorOf)
    .includes(decodeURIComponent(heading));
}

/** As GitHub names a heading: small letters, no punctuation, hyphens for spaces. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "")
    .replaceAll(" ", "-");
}
