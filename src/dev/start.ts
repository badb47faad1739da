/**
 * `npm start`: everything a newcomer needs on one machine, without an account. Completes .dev.vars, applies D1's
 * migrations, runs wrangler dev. `--port` chooses another port than 8787.
 */
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../compile/files.ts";
import { completeDevVars } from "./dev-vars.ts";

const { values } = parseArgs({ options: { port: { type: "string", default: "8787" } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`--port ${values.port}: a number from 1 to 65535 is needed`);
  process.exit(1);
}

// wrangler asks its maker's hosts for updates and a sample request otherwise; nothing here needs a network.
const env = { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" };
const wrangler = join(ROOT, "node_modules/wrangler/bin/wrangler.js");

const vars = completeDevVars(join(ROOT, ".dev.vars"));

console.log("applying D1 migrations …");
const migrated = spawnSync(process.execPath, [wrangler, "d1", "migrations", "apply", "DB", "--local"], {
  cwd: ROOT,
  env: { ...env, CI: "true" },
  encoding: "utf8",
});
if (migrated.status !== 0) {
  console.error(`${migrated.stdout}${migrated.stderr}`);
  process.exit(1);
}

const server = `http://127.0.0.1:${port}`;
console.log(`
  chat              ${server}/
  helpdesk          ${server}/desk      user ${vars.DESK_USER}, password ${vars.DESK_PASSWORD}
  Direct Line 3.0   ${server}/v3/directline
  LINE webhook      ${server}/line/webhook      (replies go to ${vars.LINE_API_BASE || "https://api.line.me"})
  secrets           .dev.vars      data .wrangler/state      stop with Ctrl+C
`);

const dev = spawn(
  process.execPath,
  [wrangler, "dev", "--ip", "127.0.0.1", "--port", String(port), "--show-interactive-dev-session=false"],
  { cwd: ROOT, env, stdio: "inherit" },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => dev.kill(signal));
dev.on("exit", (code) => process.exit(code ?? 0));
