import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { ROOT } from "./files.ts";

/** The headers of /static/*, which no route of the Worker sets (https://developers.cloudflare.com/workers/static-assets/headers/). */
const HEADERS = `/static/*
  X-Content-Type-Options: nosniff
  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
  Referrer-Policy: no-referrer
`;

/**
 * Bundles what the browser loads: the chat page's script and the styles of all pages.
 *
 * @param folder where to write, absolute; emptied first
 */
export async function bundlePage(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "../_headers"), HEADERS);
  copyFileSync(join(ROOT, "src/channels/web/browser/icon.svg"), join(folder, "icon.svg"));
  await build({
    absWorkingDir: ROOT,
    entryPoints: [
      "src/channels/web/browser/chat.ts",
      "src/channels/web/browser/style.css",
      "src/desk/browser/desk.css",
    ].map((file) => join(ROOT, file)),
    outdir: folder,
    entryNames: "[name]",
    bundle: true,
    minify: true,
    target: ["chrome109", "safari15.4", "firefox115"],
    logLevel: "warning",
  });
}
