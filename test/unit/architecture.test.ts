import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

/**
 * Who may import whom: rooms are the folders of src/, single files stand for themselves. Types that all rooms exchange
 * (activity, errors, log, env) may be imported by the rooms named here and nobody else.
 */
const MAY_IMPORT: Record<string, string[]> = {
  index: [
    "app",
    "assets",
    "bot",
    "answers",
    "conversation",
    "desk",
    "feed",
    "language",
    "storage",
    "transcripts",
    "typography",
    "env",
    "log",
  ],
  guards: ["errors", "log"],
  health: ["log"],
  openapi: ["channels", "desk", "health", "pages"],
  app: [
    "activity",
    "guards",
    "health",
    "openapi",
    "operator",
    "answers",
    "channels",
    "desk",
    "manual",
    "pages",
    "plans",
    "privacy-notice",
    "transcripts",
    "errors",
    "log",
  ],
  assets: [],
  conversation: [
    "assets",
    "bot",
    "channels",
    "desk",
    "flows",
    "storage",
    "transcripts",
    "privacy",
    "answers",
    "language",
    "activity",
    "env",
    "log",
  ],
  channels: ["answers", "pages", "activity", "errors", "log"],
  desk: ["activity", "answers", "eligibility", "pages", "storage", "transcripts", "privacy", "errors", "log"],
  manual: ["answers", "pages", "errors"],
  operator: ["errors"],
  "privacy-notice": ["answers", "pages"],
  pages: ["answers", "typography"],
  typography: [],
  bot: ["answers", "eligibility", "flows", "language", "privacy", "activity"],
  flows: ["eligibility"],
  eligibility: [],
  plans: ["answers", "bot", "eligibility", "flows", "pages", "errors"],
  transcripts: ["answers", "pages", "privacy", "typography", "errors"],
  storage: ["privacy", "activity"],
  language: [],
  answers: ["generated", "activity", "eligibility"],
  // What content/ publishes and how people are called, as data.
  privacy: ["generated"],
  activity: [],
  errors: [],
  log: [],
  env: ["conversation", "feed"],
  feed: ["env", "storage"],
  compile: ["answers", "eligibility", "flows", "language"],
  demo: ["answers", "conversation", "desk", "env", "feed", "storage"],
  dev: ["answers", "compile", "demo", "desk", "flows", "language", "operator", "storage"],
};

/** Libraries that stay behind one seam. */
const SEAMS: Record<string, string[]> = {
  hono: [
    "app",
    "guards",
    "health",
    "channels",
    "desk",
    "manual",
    "pages",
    "plans",
    "privacy-notice",
    "transcripts",
    "operator",
    "errors",
  ],
  "better-auth": ["desk"],
  "@better-auth/drizzle-adapter": ["storage"],
  "botbuilder-core": ["bot"],
  "@line/bot-sdk": ["channels", "dev"],
  "drizzle-orm": ["storage"],
  kuromoji: ["language", "compile", "dev"],
  "fuse.js": ["language", "dev"],
  "@holiday-jp/holiday_jp": ["eligibility"],
  "ical-generator": ["plans"],
  "@hpcc-js/wasm-graphviz": ["dev"],
  budoux: ["typography"],
  "csv-stringify": ["desk"],
  "d3-scale": ["desk"],
};

const SRC = join(import.meta.dirname, "../../src");
const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter(
  (name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts") && !name.startsWith("generated"),
);

const roomOf = (path: string) => (path.split("/")[0] ?? "").replace(/\.tsx?$/, "");

function importsOf(file: string): string[] {
  const source = readFileSync(join(SRC, file), "utf8");
  const statements = /^(?:import|export)\b[^;]*?from "([^"]+)"|\bimport\("([^"]+)"\)|^import "([^"]+)"/gms;
  return [...source.matchAll(statements)].flatMap(([, from, dynamic, bare]) => from ?? dynamic ?? bare ?? []);
}

describe("the rooms", () => {
  it.each(files)("%s imports only what its room may", (file) => {
    const room = roomOf(file);
    expect(MAY_IMPORT).toHaveProperty(room);
    for (const from of importsOf(file)) {
      if (from.startsWith(".")) {
        const target = roomOf(relative(SRC, join(SRC, dirname(file), from)));
        if (target !== room) expect(MAY_IMPORT[room], `${file} imports ${target}`).toContain(target);
      }
      for (const [library, rooms] of Object.entries(SEAMS)) {
        if (from === library || from.startsWith(`${library}/`))
          expect(rooms, `${file} imports ${from}`).toContain(room);
      }
    }
  });

  it("keep LINE and web apart", () => {
    for (const file of files.filter((name) => name.startsWith("channels/"))) {
      const other = file.startsWith("channels/line/")
        ? "/web/"
        : file.startsWith("channels/web/")
          ? "/line/"
          : "none";
      expect(importsOf(file).some((from) => from.includes(other))).toBe(false);
    }
  });

  it("leave Cloudflare's storage types to storage, conversation, env, index and the demo's own worker", () => {
    for (const file of files) {
      if (["storage", "conversation", "feed", "env", "index", "demo"].includes(roomOf(file))) continue;
      expect(readFileSync(join(SRC, file), "utf8"), file).not.toMatch(/\b(?:D1Database|DurableObject\w*)\b/);
    }
  });

  it("make RedactedText in one place", () => {
    for (const file of files.filter((name) => name !== "privacy/redact.ts")) {
      expect(readFileSync(join(SRC, file), "utf8"), file).not.toMatch(/as RedactedText/);
    }
  });

  it("have no cycle", () => {
    const visit = (room: string, path: string[]): void => {
      expect(path, `cycle ${[...path, room].join(" → ")}`).not.toContain(room);
      for (const next of MAY_IMPORT[room] ?? []) {
        // env names the Durable Object's class for its binding's type only.
        if (room !== "env") visit(next, [...path, room]);
      }
    };
    for (const room of Object.keys(MAY_IMPORT)) visit(room, []);
  });

  it("hold no file so long that it needs a table of contents", () => {
    for (const file of files) {
      expect(readFileSync(join(SRC, file), "utf8").split("\n").length, file).toBeLessThanOrEqual(220);
    }
  });
});
