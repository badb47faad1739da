import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "../compile/files.ts";

const WRANGLER = join(ROOT, "node_modules/wrangler/bin/wrangler.js");

/** wrangler asks its maker's hosts for updates and a sample request otherwise; nothing here needs a network. */
export const QUIET_WRANGLER = { CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" };

const results = z.array(z.object({ results: z.array(z.record(z.string(), z.unknown())) }));

/** Which D1 of this machine: where wrangler.toml lies, and in which folder wrangler keeps data if not in its usual one. */
export type LocalData = { cwd?: string; persistTo?: string };

/**
 * Runs SQL on the desk's D1 with wrangler.
 *
 * @param sql statements
 * @param where this machine's or Cloudflare's
 * @param data which of this machine's
 * @returns the rows of the last statement
 * @throws Error with wrangler's own words when it fails
 */
export function executeSql(
  sql: string,
  where: "local" | "remote",
  { cwd = ROOT, persistTo }: LocalData = {},
): Record<string, unknown>[] {
  const to = persistTo ? ["--persist-to", persistTo] : [];
  const args = ["d1", "execute", "DB", `--${where}`, ...to, "--json", "--yes", "--command", sql];
  const ran = spawnSync(process.execPath, [WRANGLER, ...args], {
    cwd,
    env: { ...process.env, ...QUIET_WRANGLER },
    encoding: "utf8",
  });
  if (ran.status !== 0) throw new Error(`${ran.stdout}${ran.stderr}`);
  return results.parse(JSON.parse(ran.stdout)).at(-1)?.results ?? [];
}

/**
 * Applies D1's migrations on this machine.
 *
 * @param data which of this machine's
 * @throws Error with wrangler's own words when it fails
 */
export function migrateLocal({ cwd = ROOT, persistTo }: LocalData = {}): void {
  console.log("applying D1 migrations …");
  const to = persistTo ? ["--persist-to", persistTo] : [];
  const ran = spawnSync(process.execPath, [WRANGLER, "d1", "migrations", "apply", "DB", "--local", ...to], {
    cwd,
    env: { ...process.env, ...QUIET_WRANGLER, CI: "true" },
    encoding: "utf8",
  });
  if (ran.status !== 0) throw new Error(`${ran.stdout}${ran.stderr}`);
}
