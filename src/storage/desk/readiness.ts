import journal from "./migrations/meta/_journal.json";

/**
 * @param database the D1 binding
 * @throws Error when D1 does not answer
 */
export async function checkDatabase(database: D1Database): Promise<void> {
  await database.prepare("SELECT 1").run();
}

/**
 * @param database the D1 binding
 * @throws Error that names the migrations which this Worker needs and D1 lacks
 */
export async function checkMigrations(database: D1Database): Promise<void> {
  const { results } = await database.prepare("SELECT name FROM d1_migrations").all<{ name: string }>();
  const applied = new Set(results.map(({ name }) => name));
  const missing = journal.entries.map(({ tag }) => `${tag}.sql`).filter((name) => !applied.has(name));
  if (missing.length > 0)
    throw new Error(`missing ${missing.join(", ")}. Run wrangler d1 migrations apply DB --remote`);
}
