/**
 * `npm run deploy`: compiles, checks that Cloudflare has what the Worker cannot do without, applies D1's migrations, deploys. The
 * migrations go first and only add (test/unit/storage/migrations.test.ts), so that the Worker still running bears them.
 * `-- --dry-run` needs no account: it applies the migrations to an empty database of this machine and bundles the Worker.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { ROOT } from "../compile/files.ts";
import { QUIET_WRANGLER } from "./d1.ts";

const WRANGLER = join(ROOT, "node_modules/wrangler/bin/wrangler.js");

/** What src/env.ts demands; LINE's secrets may be missing. */
const SECRETS = ["SESSION_SECRET"];
const NO_DATABASE = "00000000-0000-0000-0000-000000000000";

const secretList = z.array(z.object({ name: z.string() }));

const { "dry-run": isDryRun } = readOptions();
run("compiling", join(ROOT, "src/compile/main.ts"));
if (isDryRun) rehearse();
else deploy();

function deploy(): void {
  if (readFileSync(join(ROOT, "wrangler.toml"), "utf8").includes(NO_DATABASE)) {
    stop('wrangler.toml names no database: run "npx wrangler d1 create madoguchi" and put its id there');
  }
  const listed = spawnNode(WRANGLER, ["secret", "list", "--format", "json"], "pipe");
  if (listed.status !== 0) stop(`Cloudflare does not tell which secrets are set:\n${listed.stderr}`);
  const names = secretList.parse(JSON.parse(listed.stdout)).map(({ name }) => name);
  const missing = SECRETS.filter((name) => !names.includes(name));
  if (missing.length > 0)
    stop(`set first: ${missing.map((name) => `npx wrangler secret put ${name}`).join(", ")}`);
  if (!names.includes("LINE_CHANNEL_SECRET")) console.log("LINE is not set up; the web chat goes without it");
  wrangler("applying D1's migrations", ["d1", "migrations", "apply", "DB", "--remote"]);
  wrangler("deploying", ["deploy"]);
}

function rehearse(): void {
  const folder = mkdtempSync(join(tmpdir(), "madoguchi-deploy-"));
  try {
    const local = ["--local", "--persist-to", folder];
    wrangler("applying D1's migrations to an empty database", ["d1", "migrations", "apply", "DB", ...local]);
    wrangler("bundling", ["deploy", "--dry-run", "--outdir", join(folder, "bundle")]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function wrangler(doing: string, args: string[]): void {
  run(doing, WRANGLER, args);
}

function run(doing: string, script: string, args: string[] = []): void {
  console.log(`${doing} …`);
  const { status } = spawnNode(script, args, "inherit");
  if (status !== 0) stop(`${doing} failed: nothing after it was done`);
}

function spawnNode(script: string, args: string[], stdio: "inherit" | "pipe") {
  // CI keeps wrangler from asking.
  const env = { ...process.env, ...QUIET_WRANGLER, CI: "true" };
  return spawnSync(process.execPath, [script, ...args], { cwd: ROOT, env, stdio, encoding: "utf8" });
}

function readOptions() {
  try {
    return parseArgs({ options: { "dry-run": { type: "boolean", default: false } } }).values;
  } catch (error) {
    stop(
      `${error instanceof Error ? error.message : ""}\nusage: npm run deploy, or npm run deploy -- --dry-run`,
    );
  }
}

function stop(reason: string): never {
  console.error(reason);
  process.exit(1);
}
