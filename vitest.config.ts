import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { controlledLine } from "./test/support/controlled-line.ts";
import { CHANNEL_SECRET } from "./test/support/line-signature.ts";

/** What needs Node: files, child processes, a browser. Everything else runs in workerd. */
const NODE = [
  "test/unit/compile/**",
  "test/unit/dev/**",
  "test/unit/architecture.test.ts",
  "test/unit/channels/line-schema.test.ts",
  "test/unit/storage/migrations.test.ts",
];

const line = controlledLine();

/** On a machine that others load, a deadline inside a test may pass; what fails three times is broken. */
const PATIENCE = { retry: process.env.CI ? 2 : 0, testTimeout: 20_000 };

export default defineConfig({
  test: {
    // What the product logs is shown with the test that fails.
    silent: "passed-only",
    // By default one on two cores; tests of servers and browsers mostly wait.
    maxWorkers: 2,
    projects: [
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                DB_MIGRATIONS: await readD1Migrations("src/storage/desk/migrations"),
                SESSION_SECRET: "a-session-secret-that-only-the-tests-use",
                SESSION_SECRET_PREVIOUS: "the-session-secret-before-this-one",
                LINE_CHANNEL_SECRET: CHANNEL_SECRET,
                LINE_CHANNEL_ACCESS_TOKEN: "a-line-access-token",
                LINE_API_BASE: "http://line.test",
                EMBED_ORIGINS: "https://www.city.example",
              },
              outboundService: (request: Request) => line(request),
            },
          })),
        ],
        // wrangler.toml's alias, which Vitest does not read.
        resolve: { alias: { "botframework-connector": `${import.meta.dirname}/src/bot/connector-shim.ts` } },
        test: {
          ...PATIENCE,
          name: "workerd",
          include: [
            "test/unit/**/*.test.{ts,tsx}",
            "test/flows/**/*.test.ts",
            "test/conversations/**/*.test.ts",
          ],
          exclude: NODE,
          setupFiles: ["./test/support/apply-migrations.ts"],
          deps: {
            optimizer: {
              ssr: {
                enabled: true,
                include: [
                  "botbuilder-core",
                  "kuromoji/src/Tokenizer.js",
                  "better-auth/minimal",
                  "better-auth/api",
                  "better-auth/plugins/two-factor",
                  "@better-auth/drizzle-adapter",
                  "zod",
                  "drizzle-orm",
                  "drizzle-orm/d1",
                  "drizzle-orm/sqlite-core",
                  "drizzle-orm/durable-sqlite",
                  "drizzle-orm/durable-sqlite/migrator",
                  "ical-generator",
                ],
                rolldownOptions: { external: ["assert", "crypto", /^node:/] },
              },
            },
          },
        },
      },
      {
        test: {
          ...PATIENCE,
          name: "node",
          include: NODE.map((path) => path.replace("/**", "/**/*.test.ts")),
        },
      },
      { test: { ...PATIENCE, name: "system", include: ["test/system/**/*.test.ts"], testTimeout: 120_000 } },
      {
        test: {
          ...PATIENCE,
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["./test/support/chat-server.ts"],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
