import { existsSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "playwright-core";

/** Debian's Chromium; `CHROMIUM` names another. */
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Whether there is a browser to test with. CI installs one, so that a missing browser there is a failure. */
export const hasBrowser = existsSync(CHROMIUM) || process.env.CI !== undefined;

/** Flags without which Chromium calls home at every start. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium. */
export async function launch(): Promise<Browser> {
  return await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
}

/** @returns what axe finds against WCAG 2.2 A and AA, a line each */
export async function violations(page: Page): Promise<string[]> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  // What passes is not listed, which spares most of the time.
  const found = new AxeBuilder({ page }).options({
    runOnly: { type: "tag", values: tags },
    resultTypes: ["violations"],
  });
  const { violations } = await found.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}
