import { createMiddleware } from "hono/factory";
import { Refusal } from "../errors.ts";

/** What somebody may do at the desk; each role's routes are listed in test/conversations/desk-roles.test.ts. */
export type Role = "agent" | "supervisor" | "admin";

/** Who is signed in. */
export type Agent = { id: string; name: string; role: Role };

/** What every route below /desk finds in its context. */
export type DeskEnv = { Variables: { agent: Agent } };

/**
 * Refuses with 403 whoever is signed in with none of these roles.
 *
 * @example desk.post("/settings", allow("supervisor", "admin"), (c) => …)
 */
export function allow(...roles: Role[]) {
  return createMiddleware<DeskEnv>(async (c, next) => {
    const { role } = c.var.agent;
    if (!roles.includes(role))
      throw new Refusal(403, "RoleMissing", `this needs one of: ${roles.join(", ")}`);
    await next();
  });
}
