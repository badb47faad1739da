import { AsyncLocalStorage } from "node:async_hooks";

/** Values that may stand in a log: codes, counts and ids of ours. Never text of a user, tokens or LINE's ids. */
type Fields = Record<string, string | number | boolean | undefined>;

const around = new AsyncLocalStorage<Fields>();

/**
 * Writes one line of JSON for operators.
 *
 * @param level how urgent it is
 * @param event a stable name, kebab-case
 * @param fields what an operator needs to find the cause; no personal data
 */
export function log(level: "info" | "warn" | "error", event: string, fields: Fields = {}): void {
  console[level](JSON.stringify({ level, event, ...around.getStore(), ...fields }));
}

/**
 * @param fields what every line that is logged in `work` holds too
 * @param work may be asynchronous
 * @returns what `work` returns
 */
export function withFields<T>(fields: Fields, work: () => T): T {
  return around.run({ ...around.getStore(), ...fields }, work);
}

/** As much of a message as helps. */
const LONGEST = 200;

/**
 * @param error whatever was thrown
 * @returns its cause for a log. What is not plain English is left out, digits too: messages of parsers and databases quote
 *   what they were given
 */
export function causeOf(error: unknown): string {
  let inner = error;
  // Drizzle's own message holds the query's values; the database's, which it wraps, does not.
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  if (!(inner instanceof Error)) return "unknown";
  const plain = inner.message.replace(/[^\x20-\x7e]+|\d{4,}|"[^"]*"|'[^']*'/g, "…");
  return `${inner.name}: ${plain}`.slice(0, LONGEST);
}
