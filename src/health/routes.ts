import { Hono } from "hono";
import { z } from "zod";
import { causeOf, log } from "../log.ts";

/** Each thing that answers depend on; a check rejects when it is not as it should be. */
export type Checks = Record<"dictionary" | "database" | "migrations", () => Promise<void>>;

const result = z.enum(["ok", "failing"]);

/** What /readyz answers. */
export const readiness = z.object({
  ready: z.boolean(),
  checks: z.object({ dictionary: result, database: result, migrations: result }),
});

/**
 * `GET /healthz`: the process answers. `GET /readyz`: it can do its work; 503 names what it lacks, the log says why.
 *
 * @param checks what to look at
 */
export function health(checks: Checks): Hono {
  return new Hono()
    .get("/healthz", (c) => c.text("ok"))
    .get("/readyz", async (c) => {
      const results = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => {
          const fault = await check().then(
            () => undefined,
            (error: unknown) => causeOf(error),
          );
          if (fault) log("error", "not-ready", { check: name, cause: fault });
          return [name, fault ? "failing" : "ok"] as const;
        }),
      );
      const ready = results.every(([, result]) => result === "ok");
      c.header("cache-control", "no-store");
      return c.json({ ready, checks: Object.fromEntries(results) }, ready ? 200 : 503);
    });
}
