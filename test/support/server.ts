import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { firstAdminLink } from "../../src/dev/desk-link.ts";
import { LinePlatform } from "../../src/dev/line-simulator/platform.ts";
import { serve } from "../../src/dev/line-simulator/serve.ts";
import { CHANNEL_SECRET } from "./line-signature.ts";

const ROOT = join(import.meta.dirname, "../..");
const WRANGLER = join(ROOT, "node_modules/wrangler/bin/wrangler.js");
/** What its passes and cookies are signed with. */
export const SESSION_SECRET = "a-session-secret-that-only-the-tests-use";

const QUIET = { CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false", CI: "true" };

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/**
 * The product as `npm start` runs it (wrangler dev on a port of its own), with storage and secrets of its own, so that tests
 * can kill it and leave no trace in the developer's data.
 */
export class ServerUnderTest {
  readonly url: string;
  readonly inspectorPort: number;
  /** wrangler's folder with D1 and all conversations */
  readonly state: string;
  private readonly folder: string;
  private readonly port: number;
  private process: ChildProcess | undefined;

  private constructor(folder: string, port: number, inspectorPort: number) {
    this.folder = folder;
    this.state = join(folder, ".wrangler/state");
    this.inspectorPort = inspectorPort;
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** `lineApiBase`: where replies to LINE go; `embedOrigins`: who may show the chat in a frame. */
  static async create({
    lineApiBase = "http://127.0.0.1:9",
    embedOrigins = "",
  } = {}): Promise<ServerUnderTest> {
    const folder = mkdtempSync(join(tmpdir(), "madoguchi-server-"));
    for (const name of ["src", "node_modules", "package.json", "tsconfig.json"]) {
      symlinkSync(join(ROOT, name), join(folder, name));
    }
    cpSync(join(ROOT, "wrangler.toml"), join(folder, "wrangler.toml"));
    const vars = {
      SESSION_SECRET,
      LINE_CHANNEL_SECRET: CHANNEL_SECRET,
      LINE_CHANNEL_ACCESS_TOKEN: "a-line-access-token",
      LINE_API_BASE: lineApiBase,
      EMBED_ORIGINS: embedOrigins,
    };
    const lines = Object.entries(vars).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(join(folder, ".dev.vars"), lines.join(""));
    const server = new ServerUnderTest(folder, await freePort(), await freePort());
    const migrated = spawnSync(process.execPath, [WRANGLER, "d1", "migrations", "apply", "DB", "--local"], {
      cwd: folder,
      env: { ...process.env, ...QUIET },
      encoding: "utf8",
    });
    if (migrated.status !== 0) throw new Error(migrated.stderr);
    return server;
  }

  /** Where the conversations' SQLite files lie, one a Durable Object. */
  get conversations(): string {
    return join(this.folder, ".wrangler/state/v3/do/madoguchi-Conversation");
  }

  /** Starts it and waits until it answers. */
  async start(): Promise<void> {
    const args = [
      WRANGLER,
      "dev",
      "--ip",
      "127.0.0.1",
      "--port",
      String(this.port),
      "--inspector-port",
      String(this.inspectorPort),
    ];
    const env = { ...process.env, ...QUIET };
    const output = openSync(join(this.folder, "server.log"), "a");
    const stdio = ["ignore", output, output] as const;
    this.process = spawn(process.execPath, args, {
      cwd: this.folder,
      env,
      detached: true,
      stdio: [...stdio],
    });
    closeSync(output);
    for (let tries = 0; tries < 300; tries++) {
      const ok = await fetch(`${this.url}/healthz`).then(
        (response) => response.ok,
        () => false,
      );
      if (ok) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error("the server did not come up within a minute");
  }

  /** @returns the lines that the server has written, those of its log among them */
  log(): string[] {
    return readFileSync(join(this.folder, "server.log"), "utf8").split("\n");
  }

  /** @returns the process id of workerd, which holds the isolates */
  workerd(): number | undefined {
    const group = this.process?.pid;
    const processes = spawnSync("ps", ["-eo", "pid=,pgid=,comm="], { encoding: "utf8" }).stdout.split("\n");
    const found = processes
      .map((line) => line.trim().split(/\s+/))
      .find(([, pgid, name]) => Number(pgid) === group && name === "workerd");
    return found ? Number(found[0]) : undefined;
  }

  /** The link that `npm start` prints: it makes the first admin of this server's desk. */
  firstAdminLink(): string {
    const link = firstAdminLink(this.url, { cwd: this.folder });
    if (!link) throw new Error("this server's desk has an admin already");
    return link;
  }

  /** kill -9 of the server and everything it started. */
  async kill(): Promise<void> {
    const { process: running } = this;
    if (!running?.pid) return;
    const gone = new Promise((resolve) => running.once("exit", resolve));
    process.kill(-running.pid, "SIGKILL");
    await gone;
    // The first process is gone before those it started have let go of the data.
    for (let tries = 0; tries < 100 && isAlive(-running.pid); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    this.process = undefined;
  }

  /** Ends it and removes its data. */
  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** @returns whether there is a process, or for a negative number a process of that group */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** LINE over HTTP, for a server in another process. */
export async function serveLine(random: () => number = () => 1) {
  const platform = new LinePlatform({
    now: () => Date.now(),
    random,
    randomId: () => crypto.randomUUID(),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  return { platform, ...(await serve(0, (request) => platform.handle(request))) };
}
