import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

/** wrangler.toml's alias, which Vitest does not read. */
const alias = { "botframework-connector": `${root}/src/bot/connector-shim.ts` };

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                SESSION_SECRET: "a-session-secret-that-only-the-tests-use",
                DESK_USER: "desk",
                DESK_PASSWORD: "a-desk-password",
                LINE_CHANNEL_SECRET: "a-line-channel-secret",
                LINE_CHANNEL_ACCESS_TOKEN: "a-line-access-token",
                LINE_API_BASE: "http://line.test",
              },
            },
          })),
        ],
        resolve: { alias },
        test: {
          name: "workerd",
          include: ["test/unit/**/*.test.ts", "test/conversations/**/*.test.ts"],
          deps: {
            optimizer: {
              ssr: {
                enabled: true,
                include: ["botbuilder-core", "kuromoji/src/Tokenizer.js"],
                rolldownOptions: { external: ["assert", "crypto", /^node:/] },
              },
            },
          },
        },
      },
    ],
  },
});
