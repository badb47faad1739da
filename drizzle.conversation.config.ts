import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  driver: "durable-sqlite",
  casing: "snake_case",
  schema: "./src/storage/conversation/schema.ts",
  out: "./src/storage/conversation/migrations",
});
