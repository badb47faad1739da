import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { ROOT } from "./files.ts";

const BROWSER = join(ROOT, "src/channels/web/browser");
const DESK_BROWSER = join(ROOT, "src/desk/browser");

/** The headers of /static/*, which no route of the Worker sets (https://developers.cloudflare.com/workers/static-assets/headers/). */
const HEADERS = `/static/*
  X-Content-Type-Options: nosniff
  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
  Referrer-Policy: no-referrer
`;

/**
 * Bundles what the browser loads: the chat page's script, the styles of all pages, the script for other sites' pages.
 *
 * @param folder where to write, absolute; emptied first
 */
export async function bundlePage(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "../_headers"), HEADERS);
  copyFileSync(join(BROWSER, "icon.svg"), join(folder, "icon.svg"));
  const common = {
    absWorkingDir: ROOT,
    outdir: folder,
    bundle: true,
    minify: true,
    target: ["chrome109", "safari15.4", "firefox115"],
    logLevel: "warning",
  } satisfies BuildOptions;
  await build({ ...common, entryPoints: [join(BROWSER, "chat.ts"), join(BROWSER, "style.css")] });
  await build({
    ...common,
    entryPoints: ["desk.css", "console.css", "console.ts"].map((file) => join(DESK_BROWSER, file)),
  });
  // On another site's page: its styles come within the script.
  await build({ ...common, entryPoints: [join(BROWSER, "embed.ts")], loader: { ".css": "text" } });
}
