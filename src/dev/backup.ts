/**
 * `npm run backup [-- FOLDER]`: copies this machine's data (D1 and all conversations) into backups/ or a folder of your choice,
 * also while the server runs. On Cloudflare: docs/operations/backup.md.
 */
import { join, resolve } from "node:path";
import { ROOT } from "../compile/files.ts";
import { backUp } from "./state-backup.ts";

const madeAt = new Date().toISOString();
const folder = resolve(process.argv[2] ?? join(ROOT, "backups", madeAt.replaceAll(":", "-")));
try {
  const { files } = await backUp(join(ROOT, ".wrangler/state"), folder, madeAt);
  console.log(
    `${files.length} databases are in ${folder}, which holds people's messages: keep it as safe as the service`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : "unknown");
  process.exit(1);
}
