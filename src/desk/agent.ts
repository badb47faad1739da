import { createMiddleware } from "hono/factory";
import { Refusal } from "../errors.ts";
import type { Audit } from "./audit.ts";

/** What somebody may do at the desk; each role's routes are listed in test/conversations/desk-roles.test.ts. */
export const ROLES = ["agent", "supervisor", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Who is signed in. */
export type Agent = { id: string; name: string; role: Role };

/** What every route below /desk that needs a sign-in finds in its context. */
export type DeskEnv = {
  Variables: {
    agent: Agent;
    /** notes what this agent does, before it is answered */
    audit: Audit;
    /** the session's id, and of its account what the agent's own pages need */
    session: { id: string; email: string; twoFactor: boolean };
  };
};

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
