import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  casing: "snake_case",
  schema: "./src/storage/desk/*schema.ts",
  out: "./src/storage/desk/migrations",
});
