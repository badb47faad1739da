import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { hasBrowser, launch, violations } from "../support/browser.ts";
import { ask, lastAnswer, visit as visitPage, withView } from "../support/visit.ts";

const QUESTION = "マイナカードなくしちゃった";
const PLAN =
  "/plans/visit?place=facility&date=2027-06-30&people=9&elsewhere=no&face-card=yes&photos=yes&online=paper";

/** A narrow phone, which is also a desktop window at 400%. */
const NARROW = { viewport: { width: 320, height: 640 } };

let browser: Browser;

describe.skipIf(!hasBrowser)("the page as people need it", () => {
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
  });

  const visit = (
    options: BrowserContextOptions,
    steps: (page: Page) => Promise<void>,
    expected: string[] = [],
  ) => visitPage(browser, inject("chat"), options, steps, expected);

  it.each([
    ["as it comes", {}],
    ["in high contrast, the largest text and furigana", { colours: "contrast", size: "3", furigana: "on" }],
  ])("other pages meet no obstacle that axe knows of, at 320 pixels, %s", async (_, view) => {
    const steps = async (page: Page) => {
      await withView(page, view);
      await ask(page, QUESTION);
      const transcript = (await page.locator("footer a[href^='/transcripts/']").getAttribute("href")) ?? "";
      for (const path of [
        "/manual/8.4",
        PLAN,
        "/privacy",
        transcript,
        `${transcript}/large-print`,
        "/nowhere",
      ]) {
        await page.goto(new URL(path, inject("chat")).href);
        expect(await violations(page), path).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBeLessThanOrEqual(320);
      }
    };
    await visit(NARROW, steps, [
      "Failed to load resource: the server responded with a status of 404 (Not Found)",
    ]);
  });

  it("changes at once, and keeps what is written, with JavaScript", async () => {
    await visit({}, async (page) => {
      await ask(page, QUESTION);
      await page.locator("#text").fill("あと");
      await page.locator("#settings > summary").click();
      await page.getByLabel("とても大きい").check();
      await page.locator("html[data-size='3']").waitFor();
      await page.getByText("表示を変えました。").waitFor();
      expect(await page.locator(":focus").getAttribute("id")).toBe("size-3");
      await page.getByLabel("つける", { exact: true }).check();
      await page.locator("#log rt").first().waitFor();
      await page.getByLabel("English").check();
      await page.getByText("The page has changed.").waitFor();
      expect(await page.locator("#text").inputValue()).toBe("あと");
      expect(await lastAnswer(page).locator(".body").getAttribute("lang")).toBe("ja");
      await ask(page, "暗証番号を忘れました");
      await page.reload();
      expect(await page.locator("html[data-size='3'][lang='en']").count()).toBe(1);
    });
  });

  it("changes by keyboard alone", async () => {
    await visit({}, async (page) => {
      await page.locator("#settings > summary").focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await page.keyboard.press("ArrowDown");
      await page.locator("html[data-size='2']").waitFor();
      expect(await page.locator(":focus").getAttribute("id")).toBe("size-2");
      await page.keyboard.press("Tab");
      await page.keyboard.press("ArrowUp");
      await page.locator("html[data-colours='contrast'][data-size='2']").waitFor();
    });
  });

  it("changes by a button without JavaScript", async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.locator("#settings > summary").click();
      await page.getByLabel("黒と黄色").check();
      await page.getByRole("button", { name: "この表示にする" }).click();
      await page.locator("html[data-colours='contrast']").waitFor();
      await page.locator("#settings > summary").click();
      await page.getByRole("button", { name: "やさしい日本語で" }).first().click();
      await lastAnswer(page).getByText("やさしい").first().waitFor();
    });
  });

  it("follows the device's own dark and high contrast, and forced colours", async () => {
    const background = (page: Page) => page.evaluate("getComputedStyle(document.body).backgroundColor");
    await visit({ colorScheme: "dark" }, async (page) => {
      expect(await background(page)).toBe("rgb(26, 26, 26)");
    });
    await visit({ contrast: "more" }, async (page) => {
      expect(await background(page)).toBe("rgb(0, 0, 0)");
    });
    await visit({ forcedColors: "active" }, async (page) => {
      await ask(page, QUESTION);
      expect(await violations(page)).toEqual([]);
    });
  });

  it("is paper without buttons when it is printed", async () => {
    await visit({}, async (page) => {
      await ask(page, QUESTION);
      await page.emulateMedia({ media: "print" });
      expect(await page.getByRole("button").count()).toBe(0);
      expect(await lastAnswer(page).isVisible()).toBe(true);
    });
  });

  it("reads an answer aloud when asked, in Japanese and without its furigana, and stops", async () => {
    const steps = async (page: Page) => {
      // Headless Chromium has no voices: a voice that writes down what it says.
      await page.addInitScript(`
        const spoken = (window.spoken = []);
        class Utterance { constructor(text) { this.text = text; } }
        const synthesis = {
          getVoices: () => [{ lang: "ja-JP" }],
          speak: ({ text, lang }) => spoken.push([lang, text]),
          cancel: () => spoken.push("cancel"),
          addEventListener: () => {},
        };
        Object.defineProperty(window, "speechSynthesis", { value: synthesis });
        Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
      `);
      await withView(page, { furigana: "on" });
      // By its class: Playwright takes a word with furigana for several.
      await page.locator(".read-aloud").first().click();
      const spoken = JSON.stringify(await page.evaluate("window.spoken"));
      expect(spoken).toContain('["ja-JP","こんにちは。"]');
      expect(spoken).toContain("暗証番号");
      expect(spoken).not.toContain("あんしょうばんごう");
      await page.locator(".read-aloud").first().click();
      expect(JSON.stringify(await page.evaluate("window.spoken")).endsWith('"cancel"]')).toBe(true);
    };
    await visit({}, steps);
  });

  it("offers no reading aloud where there is no Japanese voice", async () => {
    await visit({}, async (page) => {
      await ask(page, QUESTION);
      expect(await page.getByRole("button", { name: "読み上げる" }).count()).toBe(0);
    });
  });
});
