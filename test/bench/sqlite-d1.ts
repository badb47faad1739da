import type { DatabaseSync, SQLInputValue } from "node:sqlite";

/** What drizzle asks of D1, on Node's own SQLite, so that the time spent in the database can be told from all else. */
export class SqliteD1 {
  /** milliseconds in the database, and statements, since the last reset() */
  spent = 0;
  statements = 0;
  private readonly database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  reset(): void {
    this.spent = 0;
    this.statements = 0;
  }

  prepare(query: string) {
    const bound = (values: SQLInputValue[]) => ({
      bind: (...given: SQLInputValue[]) => bound(given),
      all: async () => ({ success: true, meta: {}, results: this.run(query, values, false) }),
      run: async () => ({ success: true, meta: {}, results: this.run(query, values, false) }),
      raw: async () => this.run(query, values, true),
    });
    return bound([]);
  }

  async batch(statements: { all: () => Promise<unknown> }[]): Promise<unknown[]> {
    return await Promise.all(statements.map((statement) => statement.all()));
  }

  private run(query: string, values: SQLInputValue[], asArrays: boolean): unknown[] {
    const begin = performance.now();
    const statement = this.database.prepare(query);
    if (asArrays) statement.setReturnArrays(true);
    const rows = statement.all(...values);
    this.spent += performance.now() - begin;
    this.statements++;
    return rows;
  }
}
