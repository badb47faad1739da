/** Values that may stand in a log: codes, counts and ids of ours. Never text of a user, tokens or LINE's ids. */
type Fields = Record<string, string | number | boolean | undefined>;

/**
 * Writes one line of JSON for operators.
 *
 * @param level how urgent it is
 * @param event a stable name, kebab-case
 * @param fields what an operator needs to find the cause; no personal data
 */
export function log(level: "info" | "warn" | "error", event: string, fields: Fields = {}): void {
  console[level](JSON.stringify({ level, event, ...fields }));
}
