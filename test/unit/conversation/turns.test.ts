import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { content, pages } from "../../../src/answers/compiled.ts";
import { takeTurn } from "../../../src/conversation/turns.ts";
import { redact } from "../../../src/privacy/redact.ts";
import { ConversationDatabase } from "../../../src/storage/conversation/database.ts";

it("a matcher that cannot be read makes an apology with the number to stop a card, and blocks nothing", async () => {
  const stub = env.CONVERSATION.get(env.CONVERSATION.newUniqueId());
  await runInDurableObject(stub, async (_, state) => {
    const database = new ConversationDatabase(state.storage);
    await database.migrate();
    database.begin({ id: "c", channel: "web", lineUserId: null, transcriptKey: "k", startedAt: 0 });
    database.accept({ eventId: "e", kind: "text", ...redact("カード"), receivedAt: 0 });
    const event = database.nextEvent();
    if (!event) throw new Error("no event");
    await takeTurn(database, event, {
      content,
      knowledge: () => Promise.reject(new Error("asset model.bin: 404")),
      now: () => 1,
      randomId: () => "id",
      ahead: async () => 0,
      transcripts: { words: pages.transcripts, publicUrl: undefined },
    });
    expect(database.nextEvent()).toBeUndefined();
    const [reply] = database.messagesAfter(0);
    expect(reply?.text).toBe(content.phrases.failed);
    expect(reply?.text).toContain("0120-95-0178");
  });
});
