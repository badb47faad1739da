import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, launch, violations } from "../support/browser.ts";
import { ServerUnderTest } from "../support/server.ts";

/** A4 in points, and a page's text: poppler's, which Debian has. */
const A4 = { width: 595, height: 842 };
const hasPoppler = spawnSync("pdftotext", ["-v"]).status === 0;

let server: ServerUnderTest;
let browser: Browser;
let folder: string;

const remedy = hasBrowser ? "" : " (skipped: apt-get install chromium, or set CHROMIUM)";

describe.skipIf(!hasBrowser)(`a transcript in Chromium without JavaScript${remedy}`, () => {
  let page: Page;
  let path: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "transcript-"));
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch();
    page = await (await browser.newContext({ locale: "ja-JP", javaScriptEnabled: false })).newPage();
    await page.goto(server.url);
    for (const text of [
      "カードをなくした",
      "マイナンバーカード",
      "できました",
      "自分のもの",
      "届けました",
      "届けました",
    ]) {
      await page.locator("#text").fill(text);
      await page.locator("#say button[type=submit]:not([name])").click();
    }
    path = (await page.locator("footer a[href^='/transcripts/']").getAttribute("href")) ?? "";
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(["", "/large-print", "/braille"])("axe finds nothing in its page%s", async (form) => {
    const scripted = await (await browser.newContext({ locale: "ja-JP" })).newPage();
    for (const width of [320, 1280]) {
      await scripted.setViewportSize({ width, height: 900 });
      await scripted.goto(server.url + path + form);
      expect(await violations(scripted), `${width}`).toEqual([]);
      const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
      expect(await scripted.evaluate(overflow), `${width}`).toBeLessThanOrEqual(0);
    }
    await scripted.close();
  });

  it.skipIf(!hasPoppler)(
    "large print comes out of a printer on A4, in 22 points, with page numbers and all that was said",
    async () => {
      await page.goto(`${server.url}${path}/large-print`);
      const pdf = join(folder, "large.pdf");
      await page.pdf({ path: pdf, preferCSSPageSize: true });
      const read = (args: string[]) => spawnSync(args[0] ?? "", args.slice(1), { encoding: "utf8" }).stdout;
      const about = read(["pdfinfo", pdf]);
      const pages = Number(/Pages:\s+(\d+)/.exec(about)?.[1]);
      const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(about) ?? [];
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([A4.width, A4.height]);
      expect(pages).toBeGreaterThan(3);
      const texts = read(["pdftotext", "-layout", pdf, "-"]).split("\f").slice(0, pages);
      for (const [i, text] of texts.entries())
        expect(text).toMatch(new RegExp(`^ *${i + 1} ?/ ?${pages} *$`, "m"));
      const all = texts.join("").replace(/\s/g, "");
      expect(all).toContain("会話の記録");
      expect(all).toContain("届けました");
      expect(texts.join("\n")).toMatch(/0120-95-0178/);
      // What is for the screen alone is not on paper.
      expect(all).not.toContain("会話の記録にもどる");
      const size = await page.evaluate(
        'getComputedStyle(document.querySelector(".large-print p + p")).fontSize',
      );
      expect(Number.parseFloat(String(size))).toBeCloseTo((22 * 96) / 72, 0);
    },
  );

  it("is withdrawn by its button", async () => {
    await page.goto(server.url + path);
    await page.getByRole("button", { name: "リンクを止める", exact: true }).click();
    expect(await page.locator("h1").textContent()).toBe("リンクを止めました");
    expect((await page.goto(server.url + path))?.status()).toBe(404);
  });
});
