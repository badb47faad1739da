import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { isPass, passFor } from "../../src/operator/pass.ts";
import { DirectLineClient } from "../support/direct-line.ts";

const SECRET = "a-session-secret-that-only-the-tests-use";

async function ask(path: string, pass = passFor(SECRET, path, Date.now())): Promise<Response> {
  const headers = { authorization: `Bearer ${pass}` };
  return await exports.default.fetch(`http://madoguchi.test${path}`, { method: "POST", headers });
}

describe("an operator", () => {
  it("gets everything that is kept of a conversation, and deletes it", async () => {
    const client = await DirectLineClient.open();
    await client.say("カードをなくした");
    const path = `/operator/conversations/${client.id}`;
    const exported = await (await ask(`${path}/export`)).text();
    expect(exported).toContain("カードをなくした");
    expect(JSON.parse(exported)).toHaveProperty("desk.tickets");
    expect((await ask(`${path}/erase`)).status).toBe(204);
    expect((await ask(`${path}/export`)).status).toBe(404);
  });

  it("needs a pass for exactly this call, made a minute ago at most", async () => {
    const path = "/operator/conversations/x/erase";
    const now = 1_000_000;
    const pass = passFor(SECRET, path, now);
    expect(isPass([SECRET], path, pass, now)).toBe(true);
    expect(isPass(["another-secret", SECRET], path, pass, now)).toBe(true);
    expect(isPass(["another-secret"], path, pass, now)).toBe(false);
    expect(isPass([SECRET], "/operator/conversations/y/erase", pass, now)).toBe(false);
    expect(isPass([SECRET], path, pass, now + 61_000)).toBe(false);
    expect(isPass([SECRET], path, pass.replace(/^\d+/, String(now + 9_000_000)), now)).toBe(false);
    for (const wrong of ["", "x", ".", "NaN.x"]) expect((await ask(path, wrong)).status).toBe(403);
  });
});
