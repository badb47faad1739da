import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { allow, type DeskEnv, type Role } from "../../../src/desk/agent.ts";

describe("allow", () => {
  it.each<[Role, number]>([
    ["agent", 403],
    ["supervisor", 200],
    ["admin", 200],
  ])("a route for supervisors and admins answers %s with %i", async (role, status) => {
    const app = new Hono<DeskEnv>()
      .use(async (c, next) => {
        c.set("agent", { id: "a", name: "A", role });
        await next();
      })
      .get("/", allow("supervisor", "admin"), (c) => c.text("in"));
    expect((await app.request("/")).status).toBe(status);
  });
});
