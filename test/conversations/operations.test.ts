import { env, exports } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { config } from "../../src/env.ts";
import { call, DirectLineClient } from "../support/direct-line.ts";
import { textEvent, webhook } from "../support/line.ts";
import { FormVisitor } from "../support/web.ts";

const get = (path: string, init: RequestInit = {}) =>
  exports.default.fetch(`https://madoguchi.test${path}`, init);

afterEach(() => vi.restoreAllMocks());

describe("the health of the service", () => {
  it("is alive and ready", async () => {
    expect(await (await get("/healthz")).text()).toBe("ok");
    const ready = await get("/readyz");
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      ready: true,
      checks: { dictionary: "ok", database: "ok", migrations: "ok" },
    });
  });

  it("is alive but not ready while a migration is missing, and the log names the remedy", async () => {
    const lines = vi.spyOn(console, "error").mockImplementation(() => {});
    const row = await env.DB.prepare("SELECT * FROM d1_migrations ORDER BY id DESC LIMIT 1").first();
    await env.DB.prepare("DELETE FROM d1_migrations WHERE id = ?").bind(row?.id).run();
    try {
      expect((await get("/healthz")).status).toBe(200);
      const ready = await get("/readyz");
      expect(ready.status).toBe(503);
      expect(await ready.json()).toMatchObject({ ready: false, checks: { migrations: "failing" } });
      expect(String(lines.mock.calls)).toContain("wrangler d1 migrations apply");
    } finally {
      await env.DB.prepare("INSERT INTO d1_migrations (id, name) VALUES (?, ?)")
        .bind(row?.id, row?.name)
        .run();
    }
    expect((await get("/readyz")).status).toBe(200);
  });
});

describe("the headers of every answer", () => {
  it.each(["/", "/nowhere", "/healthz", "/desk", "/v3/directline/conversations/x", "/manual/8.5"])(
    "guard %s",
    async (path) => {
      const { headers } = await get(path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toMatch(/frame-ancestors [^;]+/);
      expect(policy).not.toContain("unsafe");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("strict-transport-security")).toMatch(/^max-age=\d{8,}$/);
      expect(headers.get("x-request-id")).toMatch(/^[\w-]{36}$/);
    },
  );

  it("promise HTTPS over HTTPS only", async () => {
    const { headers } = await exports.default.fetch("http://madoguchi.test/");
    expect(headers.has("strict-transport-security")).toBe(false);
  });

  it("give a request an id of ours, whatever the client calls it", async () => {
    const { headers } = await get("/healthz", { headers: { "x-request-id": "090-1234-5678" } });
    expect(headers.get("x-request-id")).not.toContain("090");
  });
});

describe("the log of a whole visit", () => {
  it("has one line a request with its id, and nothing of what anybody said, holds or is", async () => {
    const lines: string[] = [];
    for (const level of ["info", "warn", "error", "log"] as const) {
      vi.spyOn(console, level).mockImplementation((...given) => void lines.push(given.join(" ")));
    }
    const client = await DirectLineClient.open();
    await client.say("わたしの番号は 1234 5678 9018 です。カードをなくしました");
    await call("POST", `/conversations/${client.id}/activities`, client.token, `{"text":"090-1111-2222"`);
    await call("GET", `/conversations/090-1111-2222/activities`, client.token);
    const visitor = new FormVisitor();
    await visitor.get();
    await visitor.say("職員に相談したいです。山田花子です");
    const transcript = /\/transcripts\/[^"]+/.exec(visitor.page)?.[0] ?? "";
    await visitor.get(transcript);
    await webhook(textEvent("U0123456789abcdef0123456789abcdef", "暗証番号は 4649 です"));
    await get("/no/090-1111-2222?name=山田花子");

    const requests = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === "request");
    expect(requests.length).toBeGreaterThan(8);
    for (const { requestId, route, status, ms } of requests) {
      expect(requestId).toMatch(/^[\w-]{36}$/);
      expect(route).toMatch(/^\//);
      expect([typeof status, typeof ms]).toEqual(["number", "number"]);
    }
    expect(requests.map(({ route }) => route)).toContain("/transcripts/:id/:key");
    const all = lines.join("\n");
    expect(all).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
    for (const secret of [
      "5678",
      "4649",
      "1111",
      "U0123456789",
      client.token,
      visitor.cookie.split("=")[1],
      transcript.split("/")[3],
    ]) {
      expect(secret).not.toBe("");
      expect(all).not.toContain(secret);
    }
  });
});

describe("a service that lacks a secret", () => {
  it("does not start: it names in its log what is missing, with the remedy, and no value", () => {
    const without = { ...env, SESSION_SECRET: undefined };
    expect(() => config(without)).toThrow(/SESSION_SECRET: .+wrangler secret put/);
    expect(() => config({ ...without, SESSION_SECRET: "too short a secret" })).not.toThrow(
      "too short a secret",
    );
  });
});
