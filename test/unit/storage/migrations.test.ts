import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";

const STORAGE = join(import.meta.dirname, "../../../src/storage");

/** Made before anybody had deployed: no Worker of that time runs anywhere. */
const BEFORE_THE_FIRST_RELEASE = ["0001_desk.sql"];

type Column = { table: string; name: string; isRequired: boolean };

function columnsOf(database: DatabaseSync): Column[] {
  const query = `SELECT m.name AS tableName, c.name, c."notnull" AS required, c.dflt_value AS fallback, c.pk
    FROM sqlite_master m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '%\\_fts%' ESCAPE '\\'`;
  return database
    .prepare(query)
    .all()
    .map(({ tableName, name, required, fallback, pk }) => ({
      table: String(tableName),
      name: String(name),
      isRequired: required === 1 && fallback === null && pk === 0,
    }));
}

it.each(["conversation", "desk"])(
  "the migrations of %s leave what the Worker before them reads and writes: a deployment stops nobody",
  (store) => {
    const folder = join(STORAGE, store, "migrations");
    const names = readdirSync(folder)
      .filter((name) => name.endsWith(".sql"))
      .toSorted();
    expect(names.length).toBeGreaterThan(0);
    const database = new DatabaseSync(":memory:");
    for (const name of names) {
      const before = columnsOf(database);
      database.exec(readFileSync(join(folder, name), "utf8"));
      if (BEFORE_THE_FIRST_RELEASE.includes(name)) continue;
      const after = columnsOf(database);
      const find = (all: Column[], { table, name }: Column) =>
        all.find((column) => column.table === table && column.name === name);
      expect(
        before.filter((column) => !find(after, column)),
        `${name} takes away`,
      ).toEqual([]);
      const tables = new Set(before.map(({ table }) => table));
      const demanded = after.filter(
        (column) => column.isRequired && tables.has(column.table) && !find(before, column)?.isRequired,
      );
      expect(demanded, `${name} demands what the Worker before it does not write`).toEqual([]);
    }
    database.close();
  },
);
