import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { expect } from "vitest";

/**
 * Opens a page in a fresh browser profile; what the page complains of beyond `expected` fails the test.
 *
 * @param browser Chromium
 * @param url the page
 * @param options of the profile
 * @param steps what the visitor does
 * @param expected complaints on the console
 */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  steps: (page: Page) => Promise<void>,
  expected: unknown[] = [],
): Promise<void> {
  const context = await browser.newContext({ locale: "ja-JP", ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  try {
    await page.goto(url);
    await steps(page);
    expect(complaints).toEqual(expected);
  } finally {
    await context.close();
  }
}

/** The bot's last message. */
export function lastAnswer(page: Pick<Page, "locator">): Locator {
  return page.locator("#log > li.bot").last();
}

/** Writes a message, sends it and waits for its answer. */
export async function ask(page: Pick<Page, "locator">, text: string): Promise<void> {
  const before = await page.locator("#log > li").count();
  await page.locator("#text").fill(text);
  await page.locator("button.send").click();
  await page
    .locator("#log > li")
    .nth(before + 1)
    .waitFor();
}

/** Sets the settings as their cookie holds them. */
export async function withView(page: Page, view: Record<string, string>): Promise<void> {
  const value = encodeURIComponent(new URLSearchParams(view).toString());
  await page.context().addCookies([{ name: "view", value, url: new URL(page.url()).origin }]);
  await page.reload();
}
