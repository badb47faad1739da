/**
 * `npm start`: everything a newcomer needs on one machine, without an account. Completes .dev.vars, compiles, applies D1's
 * migrations, runs wrangler dev. `--port` chooses another port than 8787. `--demo` serves a made-up week from a data folder of its
 * own.
 */
import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../compile/files.ts";
import { migrateLocal } from "./d1.ts";
import { fillDemo } from "./demo.ts";
import { firstAdminLink } from "./desk-link.ts";
import { completeDevVars } from "./dev-vars.ts";

const DEMO_DATA = join(ROOT, ".wrangler/demo");

const { port, demo } = readOptions();
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

const persist = demo ? ["--persist-to", DEMO_DATA] : [];
try {
  if (demo) await fillDemo(DEMO_DATA, Date.now());
  else migrateLocal();
} catch (error) {
  stop(String(error));
}

const server = `http://127.0.0.1:${port}`;
const firstAdmin = firstAdminLink(server, demo ? { persistTo: DEMO_DATA } : {});
const simulated = vars.LINE_API_BASE
  ? `\n                    chat as a LINE user in another terminal: npm run line:simulate -- --server ${server}`
  : "";
console.log(`
  chat              ${server}/
  helpdesk          ${server}/desk${firstAdmin ? `      make its first admin, once: ${firstAdmin}` : ""}
  Direct Line 3.0   ${server}/v3/directline
  LINE webhook      ${server}/line/webhook      (replies go to ${vars.LINE_API_BASE || "https://api.line.me"})${simulated}
  secrets           .dev.vars      data ${demo ? ".wrangler/demo (made up; delete it for a new week)" : ".wrangler/state"}      stop with Ctrl+C
`);

const dev = spawn(
  process.execPath,
  [
    ...[wrangler, "dev", "--ip", "127.0.0.1", "--port", String(port), "--show-interactive-dev-session=false"],
    ...persist,
    ...(demo ? ["--var", "DEMO:yes"] : []),
  ],
  { cwd: ROOT, env, stdio: "inherit" },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => dev.kill(signal));
dev.on("exit", (code) => process.exit(code ?? 0));

function readOptions(): { port: number; demo: boolean } {
  let given: { port: string; demo: boolean };
  try {
    given = parseArgs({
      options: { port: { type: "string", default: "8787" }, demo: { type: "boolean", default: false } },
    }).values;
  } catch (error) {
    stop(`${error instanceof Error ? error.message : ""}\nusage: npm start -- [--port 9000] [--demo]`);
  }
  const port = Number(given.port);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return { port, demo: given.demo };
  stop(`--port ${given.port}: a number from 1 to 65535 is needed`);
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
