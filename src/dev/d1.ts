import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "../compile/files.ts";

const WRANGLER = join(ROOT, "node_modules/wrangler/bin/wrangler.js");

/** wrangler asks its maker's hosts for updates and a sample request otherwise; nothing here needs a network. */
export const QUIET_WRANGLER = { CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" };

const results = z.array(z.object({ results: z.array(z.record(z.string(), z.unknown())) }));

/**
 * Runs SQL on the desk's D1 with wrangler.
 *
 * @param sql statements
 * @param where this machine's or Cloudflare's
 * @param cwd where wrangler.toml lies
 * @returns the rows of the last statement
 * @throws Error with wrangler's own words when it fails
 */
export function executeSql(
  sql: string,
  where: "local" | "remote",
  cwd: string = ROOT,
): Record<string, unknown>[] {
  const args = ["d1", "execute", "DB", `--${where}`, "--json", "--yes", "--command", sql];
  const ran = spawnSync(process.execPath, [WRANGLER, ...args], {
    cwd,
    env: { ...process.env, ...QUIET_WRANGLER },
    encoding: "utf8",
  });
  if (ran.status !== 0) throw new Error(`${ran.stdout}${ran.stderr}`);
  return results.parse(JSON.parse(ran.stdout)).at(-1)?.results ?? [];
}
