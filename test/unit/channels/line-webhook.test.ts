import { afterEach, describe, expect, it, vi } from "vitest";
import type { ConversationDoor } from "../../../src/channels/door.ts";
import { lineWebhook } from "../../../src/channels/line/webhook.ts";
import { webhookBody } from "../../../src/dev/line-simulator/webhook.ts";
import { signed } from "../../support/line-signature.ts";

const logged: string[] = [];
for (const level of ["info", "warn", "error"] as const) {
  vi.spyOn(console, level).mockImplementation((line) => void logged.push(String(line)));
}
afterEach(() => void logged.splice(0));

/** Nobody behind the door: whatever is opened is a fault. */
const webhook = (channelSecret: string | undefined) =>
  lineWebhook({
    channelSecret,
    open: () => {
      throw new Error("no conversation may be opened");
    },
    now: () => 0,
  });
const post = async (secret: string | undefined, body: BodyInit, signature: string) =>
  (
    await webhook(secret).request("/webhook", {
      method: "POST",
      headers: { "x-line-signature": signature },
      body,
    })
  ).status;

/** A conversation that is deleted as soon as it was started. */
const gone: ConversationDoor = {
  start: async () => false,
  receive: async () => ({ result: "unknown-conversation" }),
  settled: async () => {},
  history: async () => null,
  fetch: async () => new Response(null, { status: 404 }),
  style: async () => null,
  rate: async () => false,
  transcriptPath: async () => null,
};

describe("the LINE webhook", () => {
  it("without a channel secret says 503, and the log says what to set", async () => {
    expect(await post(undefined, webhookBody([]), "x")).toBe(503);
    expect(logged.join()).toMatch(/line-not-configured.*LINE_CHANNEL_SECRET/);
  });

  it("logs nothing of a body that is not LINE's", async () => {
    const event = { type: "message", message: { type: "text", text: "ひみつ" } };
    expect(await post("secret", webhookBody([event]), "forged")).toBe(401);
    expect(logged.join()).not.toContain("ひみつ");
  });

  it("checks the signature over the bytes as they came, a byte order mark included", async () => {
    const body = `\uFEFF${webhookBody([])}`;
    expect(await post("secret", webhookBody([]), await signed(body, "secret"))).toBe(401);
    expect(await post("secret", new Uint8Array([0xff, 0xfe]), await signed("\uFFFD\uFFFD", "secret"))).toBe(
      401,
    );
  });

  it("counts in the log what it ignores, by type, without its content", async () => {
    const event = (type: string) => ({
      type,
      webhookEventId: "e",
      timestamp: 0,
      source: { type: "user", userId: "U-secret" },
      beacon: { hwid: "ひみつ" },
    });
    const body = webhookBody([event("beacon"), event("beacon"), event("of-tomorrow")]);
    expect(await post("secret", body, await signed(body, "secret"))).toBe(200);
    const ignored = logged
      .map((line) => JSON.parse(line))
      .filter(({ event: name }) => name === "line-event-ignored");
    expect(ignored).toMatchObject([
      { type: "beacon", count: 2 },
      { type: "of-tomorrow", count: 1 },
    ]);
    expect(logged.join()).not.toMatch(/ひみつ|U-secret/);
  });

  it("asks for the events again when the conversation went before it had stored them", async () => {
    const event = {
      type: "message",
      webhookEventId: "e",
      timestamp: 0,
      source: { type: "user", userId: "U-secret" },
      message: { type: "text", id: "1", text: "カードをなくしました" },
    };
    const body = webhookBody([event]);
    const door = lineWebhook({ channelSecret: "secret", open: () => gone, now: () => 0 });
    const headers = { "x-line-signature": await signed(body, "secret") };
    // The app's error handler makes it JSON.
    expect((await door.request("/webhook", { method: "POST", headers, body })).status).toBe(500);
  });
});
