import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { content } from "../../src/answers/compiled.ts";
import { redact } from "../../src/privacy/redact.ts";
import { ConversationDatabase } from "../../src/storage/conversation/database.ts";
import { DirectLineClient } from "../support/direct-line.ts";

function stubOf(client: DirectLineClient) {
  return env.CONVERSATION.get(env.CONVERSATION.idFromName(client.id));
}

describe("what a crash left", () => {
  it("is finished by the alarm: an event that was stored but had no turn", async () => {
    const client = await DirectLineClient.open();
    const stub = stubOf(client);
    await runInDurableObject(stub, async (_, state) => {
      const { text, masked } = redact("カードを落とした");
      const event = { eventId: "left", kind: "text" as const, text, masked, receivedAt: 1 };
      new ConversationDatabase(state.storage).accept(event);
      await state.storage.setAlarm(Date.now() + 60_000);
    });
    expect(await runDurableObjectAlarm(stub)).toBe(true);
    const replies = (await client.receive()).filter(({ channelData }) => channelData?.outcome);
    expect(replies).toHaveLength(1);
    expect(replies[0]?.text).toContain("0120-95-0178");
  });

  it("leaves no alarm behind when all is done, but the one that deletes it when it has grown old", async () => {
    const client = await DirectLineClient.open();
    await client.say("カードを落としました");
    await runDurableObjectAlarm(stubOf(client));
    const next = await runInDurableObject(stubOf(client), (_, state) => state.storage.getAlarm());
    const days = ((next ?? 0) - Date.now()) / (24 * 60 * 60 * 1000);
    expect(days).toBeGreaterThan(content.office.retention.messages - 1);
  });
});

describe("an id that was only guessed", () => {
  it("leaves no tables behind", async () => {
    const stub = env.CONVERSATION.get(env.CONVERSATION.idFromName("guessed"));
    expect(await stub.history(0)).toBeNull();
    expect(await stub.receive({ id: "1", kind: "text", text: "x", at: 1 })).toEqual({
      result: "unknown-conversation",
    });
    const tables = await runInDurableObject(stub, (_, state) =>
      state.storage.sql
        .exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'")
        .toArray(),
    );
    expect(tables).toEqual([]);
  });
});

describe("what was masked", () => {
  it("is in no table of the conversation", async () => {
    const client = await DirectLineClient.open();
    await client.say("番号は 1234 5678 9018、暗証番号は 4649 です。カードを落としました");
    const dump = await runInDurableObject(stubOf(client), (_, state) =>
      ["conversation", "inbox", "messages", "outbox"].map((table) =>
        JSON.stringify(state.storage.sql.exec(`SELECT * FROM ${table}`).toArray()),
      ),
    );
    // Random ids and times may hold any four digits.
    const kept = dump.join().replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d{13}/g, "");
    expect(kept).toContain("カードを落としました");
    for (const secret of ["5678", "9018", "4649"]) expect(kept).not.toContain(secret);
  });
});
