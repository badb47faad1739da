/** A Worker for the benchmark alone: takes turns, or only matches, as often as it is asked, and says how many it did. */
import { z } from "zod";
import { content } from "../../src/answers/compiled.ts";
import { runTurn } from "../../src/bot/turn.ts";
import { NEW_STATE } from "../../src/bot/turn-state.ts";
import { loadKnowledge } from "../../src/conversation/knowledge.ts";
import { redact } from "../../src/privacy/redact.ts";

const order = z.object({ what: z.enum(["turn", "match"]), text: z.string(), times: z.number() });

export default {
  async fetch(request, env) {
    const { what, text, times } = order.parse(await request.json());
    const known = await loadKnowledge(env.ASSETS);
    for (let i = 0; i < times; i++) {
      if (what === "match") known.understand(text);
      else {
        const input = {
          conversationId: "c",
          channel: "web",
          kind: "text",
          ...redact(text),
          now: 0,
          ticketId: "t",
        } as const;
        await runTurn({ content, ...known }, NEW_STATE, input);
      }
    }
    return Response.json({ times });
  },
} satisfies ExportedHandler<{ ASSETS: Fetcher }>;
