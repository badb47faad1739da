import type { DatabaseSync } from "node:sqlite";
import { toGrams } from "../../src/storage/desk/grams.ts";
import { messageId } from "../../src/storage/desk/message-id.ts";

const NOW = Date.parse("2026-11-24T10:00:00+09:00");
const LABELS = ["代理", "施設", "紛失", "暗証番号", "折り返し"];
const OUTCOMES = ["answered", "answered", "answered", "clarify", "unsure", "handed-over"];
const HOUR = 3_600_000;

/** How many of a hundred thousand tickets stand where; all others are resolved. */
const OPEN = [
  ["waiting", 0.01],
  ["assigned", 0.01],
  ["pending", 0.02],
] as const;

/**
 * Fills a desk with made-up tickets: utterances of intents/ by users, answers of content/ by the bot.
 *
 * @param database with the desk's tables, empty
 * @param said what users and the bot say
 * @param size how many tickets, and messages of all together
 */
export function fillDesk(
  database: DatabaseSync,
  said: { users: string[]; bot: string[] },
  size: { tickets: number; messages: number },
): void {
  const each = Math.floor(size.messages / size.tickets);
  const ticket =
    database.prepare(`insert into tickets (number, id, conversation_id, channel, state, reason, priority, situation,
    last_message, assignee_id, assignee_name, created_at, waiting_since, resolved_at, due_at)
    values (?, ?, ?, ?, ?, ?, ?, '{"candidates":[]}', ?, ?, ?, ?, ?, ?, ?)`);
  const message = database.prepare("insert into ticket_messages (id, role, text, at) values (?, ?, ?, ?)");
  const search = database.prepare("insert into ticket_search (rowid, grams) values (?, ?)");
  const label = database.prepare("insert into ticket_labels (label, ticket) values (?, ?)");
  const turn = database.prepare(
    "insert into turns (conversation_id, seq, day, channel, outcome, subject) values (?, ?, ?, ?, ?, ?)",
  );
  const grams = new Map<string, string>();
  const pick = <T>(from: readonly T[], i: number): T => from[i % from.length] as T;
  database.exec("begin");
  for (let number = 1; number <= size.tickets; number++) {
    const left = (size.tickets - number) / size.tickets;
    const state = stateOf(left);
    const at = NOW - (size.tickets - number) * 60_000;
    const lastMessage = pick(said.users, number * 7919);
    const agent = state === "waiting" ? null : `agent-${number % 20}`;
    const resolvedAt = state === "resolved" ? at + HOUR : null;
    const dueAt = state === "resolved" || state === "pending" ? null : at + 4 * HOUR;
    const values = [number, `t${number}`, `c${number}`, number % 3 ? "web" : "line", state, "asked"] as const;
    ticket.run(
      ...values,
      number % 10 === 0 ? 1 : 3,
      lastMessage,
      agent,
      agent && `担当${agent}`,
      at,
      at,
      resolvedAt,
      dueAt,
    );
    if (number % 4 === 0) label.run(pick(LABELS, number / 4), number);
    for (let seq = 1; seq <= each; seq++) {
      const text = seq % 2 ? pick(said.users, number * 31 + seq * 7907) : pick(said.bot, number * 17 + seq);
      if (seq % 2) {
        const day = new Date(at + 9 * HOUR).toISOString().slice(0, 10);
        turn.run(
          `c${number}`,
          seq,
          day,
          values[3],
          pick(OUTCOMES, number + seq),
          `answer-${(number * 7 + seq) % 188}`,
        );
      }
      const id = messageId(number, seq);
      message.run(id, seq % 2 ? "user" : "bot", text, at + seq * 1000);
      const known = grams.get(text) ?? toGrams(text);
      grams.set(text, known);
      search.run(id, known);
    }
    if (number % 10_000 === 0) {
      database.exec("commit; begin");
      console.error(`  ${number} tickets`);
    }
  }
  database.exec("commit; analyze");
}

function stateOf(left: number): "waiting" | "assigned" | "pending" | "resolved" {
  let share = 0;
  for (const [state, part] of OPEN) {
    share += part;
    // The newest are open.
    if (left < share) return state;
  }
  return "resolved";
}
