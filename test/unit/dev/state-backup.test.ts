import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backUp, restore } from "../../../src/dev/state-backup.ts";

const CONVERSATION = "v3/do/madoguchi-Conversation/1234.sqlite";
const DESK = "v3/d1/miniflare-D1DatabaseObject/5678.sqlite";

let place: string;
let state: string;
let folder: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "madoguchi-backup-"));
  state = join(place, "state");
  folder = join(place, "backups/first");
  write(CONVERSATION, "before");
  write(DESK, "before");
});

afterEach(() => rmSync(place, { recursive: true, force: true }));

function write(path: string, word: string): void {
  mkdirSync(dirname(join(state, path)), { recursive: true });
  const database = new DatabaseSync(join(state, path));
  database.exec("PRAGMA journal_mode = wal; CREATE TABLE IF NOT EXISTS said (word TEXT); DELETE FROM said");
  database.prepare("INSERT INTO said VALUES (?)").run(word);
  database.close();
}

function read(path: string): unknown {
  const database = new DatabaseSync(join(state, path), { readOnly: true });
  const row = database.prepare("SELECT word FROM said").get();
  database.close();
  return row?.word;
}

const back = () => restore(folder, state, join(place, "aside"));

describe("a backup", () => {
  it("brings back what was there, and keeps what was there meanwhile", async () => {
    await backUp(state, folder, "2026-11-24T00:00:00Z");
    write(CONVERSATION, "after");
    write(DESK, "after");
    write("v3/do/madoguchi-Conversation/9999.sqlite", "new");
    expect(back().madeAt).toBe("2026-11-24T00:00:00Z");
    expect([read(CONVERSATION), read(DESK)]).toEqual(["before", "before"]);
    expect(existsSync(join(state, "v3/do/madoguchi-Conversation/9999.sqlite"))).toBe(false);
    state = join(place, "aside");
    expect(read(CONVERSATION)).toBe("after");
  });

  it("holds what a writer has not put into the main file yet", async () => {
    const writer = new DatabaseSync(join(state, CONVERSATION));
    writer.exec("UPDATE said SET word = 'in the write-ahead log'");
    await backUp(state, folder, "2026-11-24T00:00:00Z");
    writer.close();
    write(CONVERSATION, "after");
    back();
    expect(read(CONVERSATION)).toBe("in the write-ahead log");
  });

  it("is for its owner's eyes only", async () => {
    await backUp(state, folder, "2026-11-24T00:00:00Z");
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(join(folder, CONVERSATION)).mode & 0o077).toBe(0);
  });

  it("is never overwritten, nor made of nothing", async () => {
    await backUp(state, folder, "2026-11-24T00:00:00Z");
    await expect(backUp(state, folder, "2026-11-24T00:00:00Z")).rejects.toThrow("exists already");
    await expect(backUp(join(place, "none"), `${folder}2`, "2026")).rejects.toThrow("no data");
  });
});

describe("restoring changes nothing", () => {
  it.each([
    ["when a file is missing", () => rmSync(join(folder, CONVERSATION)), "BackupIncomplete"],
    ["when a file was altered", () => appendFileSync(join(folder, CONVERSATION), "x"), "BackupAltered"],
    ["when the folder is no backup", () => rmSync(join(folder, "manifest.json")), "NoBackup"],
    [
      "when the manifest is no JSON",
      () => truncateSync(join(folder, "manifest.json"), 20),
      "ManifestUnreadable",
    ],
    [
      "when the manifest names a file outside",
      () =>
        writeFileSync(
          join(folder, "manifest.json"),
          '{"madeAt":"","files":[{"path":"/etc/hosts","sha256":""}]}',
        ),
      "ManifestUnreadable",
    ],
  ])("%s", async (_, harm, message) => {
    await backUp(state, folder, "2026-11-24T00:00:00Z");
    write(CONVERSATION, "after");
    harm();
    expect(back).toThrow(message);
    expect(read(CONVERSATION)).toBe("after");
  });

  it("while a server uses the data", async () => {
    await backUp(state, folder, "2026-11-24T00:00:00Z");
    const server = new DatabaseSync(join(state, CONVERSATION));
    server.exec("SELECT * FROM said");
    expect(back).toThrow("stop the server first");
    server.close();
  });
});
