/**
 * Plays a made-up week through the product's own code, a step a request, each at its own time. Only src/dev/demo.ts starts it,
 * on this machine; the product that is deployed knows nothing of it.
 */
import { content, deskAccounts, deskConsole, pages } from "../answers/compiled.ts";
import { Conversation as RealConversation } from "../conversation/conversation.ts";
import { auditOf } from "../desk/audit.ts";
import { act } from "../desk/console/act.ts";
import type { ConsoleOptions } from "../desk/console/deps.ts";
import { reply } from "../desk/console/reply.ts";
import { markWrong } from "../desk/console/wrong.ts";
import type { Env } from "../env.ts";
import { createAuditStore } from "../storage/desk/audit.ts";
import { createDeskStore } from "../storage/desk/desk-store.ts";
import { createPeopleStore } from "../storage/desk/people.ts";
import { type Order, order } from "./order.ts";

export { DeskFeed } from "../feed/desk-feed.ts";

let now = 0;
// Conversations ask the clock themselves; here it shows when a step is said to have happened.
Date.now = () => now;

/** A conversation that can be waited for. */
export class Conversation extends RealConversation {
  /** Resolves when everything has had its turn and was delivered. */
  async quiet(): Promise<void> {
    await this.settled();
    await this.alarm();
  }
}

type DemoEnv = Omit<Env, "CONVERSATION"> & { CONVERSATION: DurableObjectNamespace<Conversation> };

export default {
  async fetch(request, env) {
    const given = order.parse(await request.json());
    now = given.at;
    return Response.json({ result: await take(env, given) });
  },
} satisfies ExportedHandler<DemoEnv>;

/** @returns what came of it, for a fault's message */
async function take(env: DemoEnv, given: Order): Promise<string> {
  const { step, at, channel, agent, people } = given;
  const conversation = env.CONVERSATION.getByName(given.conversation);
  if ("user" in step) {
    const line = channel === "line" ? { lineUserId: given.conversation } : {};
    await conversation.start({ id: given.conversation, channel, ...line });
    const id = crypto.randomUUID();
    const { result } = await conversation.receive({ id, kind: "text", text: step.user, at, messageId: id });
    await conversation.quiet();
    return result;
  }
  if ("rate" in step) {
    await conversation.rate((await lastAnswer(conversation)) ?? 0, step.rate === "helpful", at);
    await conversation.quiet();
    return "rated";
  }
  const options = consoleOf(env, at);
  const ticket = await options.store.tickets.newestOf(given.conversation);
  if (!ticket) throw new Error(`${given.conversation}: no person was called before ${JSON.stringify(step)}`);
  const audit = auditOf(createAuditStore(env.DB), agent.id, () => at);
  const who = { agent, audit };
  const { id, number } = ticket;
  const by = { id: agent.id, name: agent.name };
  const done = await (async () => {
    if ("do" in step) {
      await audit({ action: "conversation-viewed", ticketId: id });
      return await act(options, who, id, { press: step.do });
    }
    if ("transfer" in step) {
      const to = people.find((one) => one.id === step.transfer);
      return await act(options, who, id, { press: "transfer", to });
    }
    if ("reply" in step) {
      return await reply(options, who, id, { id: crypto.randomUUID(), text: step.reply, answer: step.cite });
    }
    if ("note" in step) {
      await audit({ action: "note-written", ticketId: id });
      await options.store.notes.addNote({ id: crypto.randomUUID(), ticket: number, by, text: step.note, at });
      return "noted";
    }
    if ("label" in step) {
      await options.store.notes.label([number], step.label);
      return "labelled";
    }
    return await markWrong(options, audit, id, (await lastAnswer(conversation)) ?? 0);
  })();
  await conversation.quiet();
  return done ?? "unknown";
}

async function lastAnswer(conversation: Pick<RealConversation, "deskMessages">): Promise<number | undefined> {
  const messages = await conversation.deskMessages();
  return messages.findLast(({ activity }) => activity?.channelData?.outcome === "answered")?.seq;
}

function consoleOf(env: DemoEnv, at: number): ConsoleOptions {
  return {
    words: pages,
    said: deskAccounts,
    desk: deskConsole,
    office: content.office,
    store: createDeskStore(env.DB),
    people: createPeopleStore(env.DB),
    conversation: (id) => env.CONVERSATION.getByName(id),
    // Nobody looks yet.
    feed: { publish: async () => {}, follow: async () => new Response(), recheck: async () => {} },
    now: () => at,
    randomId: () => crypto.randomUUID(),
  };
}
