import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { z } from "zod";

/** What a backup holds of wrangler's local state: D1, and the storage and alarms of all conversations. */
const KEPT = ["v3/d1", "v3/do"];

const MANIFEST = "manifest.json";

const manifest = z.object({
  /** ISO 8601 */
  madeAt: z.string(),
  files: z.array(z.object({ path: z.string().regex(/^v3\/(?:d1|do)\/[\w./-]+$/), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifest>;

/** Why a backup is not made or put back: a stable code, then the cause and what to do. */
class BackupRefusal extends Error {
  readonly code: string;

  /**
   * @param code PascalCase, as the Refusal of the routes has it
   * @param message the cause and the remedy, for operators
   */
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** What to do about a backup that is not whole. */
const ANOTHER = "nothing was changed; copy it again from where it is kept, or take another backup";

/**
 * Copies D1 and every conversation into a new folder, also while the server runs: each database by SQLite's online backup, so
 * that each copy is whole. A conversation that changes meanwhile may be a moment newer than D1; its outbox tells D1 again.
 *
 * @param state wrangler's folder, .wrangler/state
 * @param folder where to write; must not exist. Only its owner may read it
 * @param madeAt ISO 8601
 * @returns what it holds
 * @throws BackupRefusal when there is nothing to back up, the folder exists or a database is damaged
 */
export async function backUp(state: string, folder: string, madeAt: string): Promise<Manifest> {
  const paths = KEPT.flatMap((kept) => databases(state, kept));
  if (paths.length === 0)
    throw new BackupRefusal("NothingToBackUp", `${state} holds no data: was the server ever started here?`);
  if (existsSync(folder))
    throw new BackupRefusal("BackupExists", `${folder} exists already: a backup is never overwritten`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files: Manifest["files"] = [];
  for (const path of paths) {
    const copy = join(folder, path);
    mkdirSync(dirname(copy), { recursive: true, mode: 0o700 });
    const source = new DatabaseSync(join(state, path), { readOnly: true, timeout: 10_000 });
    await backup(source, copy);
    source.close();
    checkDatabase(copy);
    chmodSync(copy, 0o600);
    files.push({ path, sha256: hashOf(copy) });
  }
  const made = { madeAt, files };
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}

/**
 * Puts a backup in the place of the present state, which is kept beside it under another name.
 *
 * @param folder the backup's
 * @param state wrangler's folder, .wrangler/state; no server may be using it
 * @param aside where the present state goes
 * @returns what was restored
 * @throws BackupRefusal, with nothing changed, when the backup is incomplete or altered, or a server uses the state
 */
export function restore(folder: string, state: string, aside: string): Manifest {
  const held = readManifest(folder);
  for (const { path, sha256 } of held.files) {
    const copy = join(folder, path);
    if (!existsSync(copy)) throw new BackupRefusal("BackupIncomplete", `${path} is missing; ${ANOTHER}`);
    if (hashOf(copy) !== sha256)
      throw new BackupRefusal("BackupAltered", `${path} is not what was written; ${ANOTHER}`);
  }
  const user = processUsing(state);
  if (user) throw new BackupRefusal("StateInUse", `process ${user} is using ${state}: stop the server first`);
  const fresh = `${state}.restoring`;
  rmSync(fresh, { recursive: true, force: true });
  for (const { path } of held.files) cpSync(join(folder, path), join(fresh, path));
  if (existsSync(state)) renameSync(state, aside);
  renameSync(fresh, state);
  return held;
}

function readManifest(folder: string): Manifest {
  const file = join(folder, MANIFEST);
  if (!existsSync(file))
    throw new BackupRefusal(
      "NoBackup",
      `${folder} has no ${MANIFEST}; name a folder that npm run backup made`,
    );
  const read = manifest.safeParse(parseJson(readFileSync(file, "utf8")));
  if (!read.success) throw new BackupRefusal("ManifestUnreadable", `${file} is damaged; ${ANOTHER}`);
  return read.data;
}

/** @returns what the text holds; nothing when it is no JSON, which no manifest is */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function databases(state: string, kept: string): string[] {
  const folder = join(state, kept);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".sqlite"))
    .map((name) => `${kept}/${name}`)
    .toSorted();
}

function checkDatabase(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  const checked = database.prepare("PRAGMA quick_check").get();
  database.close();
  if (checked?.quick_check !== "ok")
    throw new BackupRefusal(
      "DatabaseDamaged",
      `${file} does not pass SQLite's quick_check; restore an earlier backup`,
    );
}

function hashOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** @returns a process that holds a file of the folder open (Linux), so that it is not replaced under a running server */
function processUsing(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const real = realpathSync(folder);
  return readdirSync("/proc").find(
    (pid) => /^\d+$/.test(pid) && openFiles(pid).some((target) => target.startsWith(`${real}/`)),
  );
}

/** Files may be closed, and processes end, while they are looked at; those of other users are not shown. */
function openFiles(pid: string): string[] {
  const folder = `/proc/${pid}/fd`;
  return orNothing(() => readdirSync(folder)).flatMap((fd) =>
    orNothing(() => [readlinkSync(`${folder}/${fd}`)]),
  );
}

function orNothing(read: () => string[]): string[] {
  try {
    return read();
  } catch {
    return [];
  }
}
