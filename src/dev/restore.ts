/**
 * `npm run restore -- FOLDER`: puts a backup of `npm run backup` in the place of this machine's data, which is kept beside it.
 * The server must be stopped. On Cloudflare: docs/operations/backup.md.
 */
import { join, resolve } from "node:path";
import { ROOT } from "../compile/files.ts";
import { restore } from "./state-backup.ts";

const [given] = process.argv.slice(2);
if (!given) {
  console.error("usage: npm run restore -- backups/2026-11-24T20-00-00.000Z");
  process.exit(1);
}
const state = join(ROOT, ".wrangler/state");
const aside = `${state}.before-restore-${new Date().toISOString().replaceAll(":", "-")}`;
try {
  const { files, madeAt } = restore(resolve(given), state, aside);
  console.log(`${files.length} databases of ${madeAt} are restored; what was there before lies in ${aside}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : "unknown");
  process.exit(1);
}
