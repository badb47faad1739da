/**
 * @param database D1
 * @returns the same D1, and the SQL of all statements that are prepared on it from now on
 */
export function watchQueries(database: D1Database): { database: D1Database; queries: string[] } {
  const queries: string[] = [];
  const watched = new Proxy(database, {
    get(target, name) {
      if (name === "prepare") {
        return (sql: string) => {
          queries.push(sql);
          return target.prepare(sql);
        };
      }
      const value = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { database: watched, queries };
}

/** @returns how SQLite runs this query, a line each */
export async function planOf(database: D1Database, sql: string): Promise<string> {
  const values = Array(sql.split("?").length - 1).fill(1);
  const { results } = await database
    .prepare(`explain query plan ${sql}`)
    .bind(...values)
    .all<{ detail: string }>();
  return results.map(({ detail }) => detail).join("\n");
}
