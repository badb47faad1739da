import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";

const event = z.object({ event_id: z.string(), processed_at: z.number().nullable() });
const entry = z.object({
  event_id: z.string(),
  delivery_key: z.string(),
  state: z.enum(["pending", "delivered", "failed"]),
  attempts: z.number(),
});
type Entry = z.infer<typeof entry>;

/** What all conversations hold: events taken in, and the entries of the outbox that go to LINE. */
export type Stored = { events: z.infer<typeof event>[]; entries: Entry[] };

/**
 * Reads the SQLite files of a server that has ended.
 *
 * @param folder where they lie
 * @returns inbox and outbox of all conversations
 */
export function readStored(folder: string): Stored {
  const stored: Stored = { events: [], entries: [] };
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".sqlite"))) {
    const database = new DatabaseSync(join(folder, file));
    const rows = (query: string) => database.prepare(query).all();
    if (rows("SELECT name FROM sqlite_master WHERE name = 'inbox'").length > 0) {
      stored.events.push(...z.array(event).parse(rows("SELECT event_id, processed_at FROM inbox")));
      const query = "SELECT event_id, delivery_key, state, attempts FROM outbox WHERE kind = 'line'";
      stored.entries.push(...z.array(entry).parse(rows(query)));
    }
    database.close();
  }
  return stored;
}
