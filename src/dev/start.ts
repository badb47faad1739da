/**
 * `npm start`: everything a newcomer needs on one machine, without an account. Completes .dev.vars, compiles, applies D1's
 * migrations, runs wrangler dev. `--port` chooses another port than 8787.
 */
import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../compile/files.ts";
import { firstAdminLink } from "./desk-link.ts";
import { completeDevVars } from "./dev-vars.ts";

const port = readPort();
if (await isTaken(port)) {
  stop(`port ${port} is taken: stop what listens there, or choose another with npm start -- --port 9000`);
}

// wrangler asks its maker's hosts for updates and a sample request otherwise; nothing here needs a network.
const env = { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" };
const wrangler = join(ROOT, "node_modules/wrangler/bin/wrangler.js");

const vars = completeDevVars(join(ROOT, ".dev.vars"));

const compiled = spawnSync(process.execPath, [join(ROOT, "src/compile/main.ts")], {
  cwd: ROOT,
  stdio: "inherit",
});
if (compiled.status !== 0) process.exit(1);

console.log("applying D1 migrations …");
const migrated = spawnSync(process.execPath, [wrangler, "d1", "migrations", "apply", "DB", "--local"], {
  cwd: ROOT,
  env: { ...env, CI: "true" },
  encoding: "utf8",
});
if (migrated.status !== 0) {
  stop(`${migrated.stdout}${migrated.stderr}`);
}

const server = `http://127.0.0.1:${port}`;
const firstAdmin = firstAdminLink(server);
const simulated = vars.LINE_API_BASE
  ? `\n                    chat as a LINE user in another terminal: npm run line:simulate -- --server ${server}`
  : "";
console.log(`
  chat              ${server}/
  helpdesk          ${server}/desk${firstAdmin ? `      make its first admin, once: ${firstAdmin}` : ""}
  Direct Line 3.0   ${server}/v3/directline
  LINE webhook      ${server}/line/webhook      (replies go to ${vars.LINE_API_BASE || "https://api.line.me"})${simulated}
  secrets           .dev.vars      data .wrangler/state      stop with Ctrl+C
`);

const dev = spawn(
  process.execPath,
  [wrangler, "dev", "--ip", "127.0.0.1", "--port", String(port), "--show-interactive-dev-session=false"],
  { cwd: ROOT, env, stdio: "inherit" },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => dev.kill(signal));
dev.on("exit", (code) => process.exit(code ?? 0));

function readPort(): number {
  let given: string;
  try {
    given = parseArgs({ options: { port: { type: "string", default: "8787" } } }).values.port;
  } catch (error) {
    stop(`${error instanceof Error ? error.message : ""}\nusage: npm start, or npm start -- --port 9000`);
  }
  const number = Number(given);
  if (Number.isInteger(number) && number >= 1 && number <= 65535) return number;
  stop(`--port ${given}: a number from 1 to 65535 is needed`);
}

async function isTaken(candidate: number): Promise<boolean> {
  const server = createServer();
  const taken = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(true));
    server.listen(candidate, "127.0.0.1", () => resolve(false));
  });
  server.close();
  return taken;
}

function stop(reason: string): never {
  console.error(reason);
  process.exit(1);
}
