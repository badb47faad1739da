import type { Env as WorkerEnv } from "../../src/env.ts";

/** What `env` and `exports` of cloudflare:workers are in tests. */
declare global {
  namespace Cloudflare {
    interface Env extends WorkerEnv {
      DB_MIGRATIONS: D1Migration[];
    }
    interface GlobalProps {
      mainModule: typeof import("../../src/index.ts");
    }
  }
}
