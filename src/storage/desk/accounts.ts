import { drizzleAdapter } from "@better-auth/drizzle-adapter";
import { drizzle } from "drizzle-orm/d1";
import * as schema from "./accounts-schema.ts";

/**
 * @param database the D1 binding
 * @returns what better-auth reads and writes accounts through
 */
export function createAccountAdapter(database: D1Database) {
  return drizzleAdapter(drizzle(database, { schema, casing: "snake_case" }), { provider: "sqlite", schema });
}
export type AccountAdapter = ReturnType<typeof createAccountAdapter>;
