import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { hasBrowser, launch, violations } from "../support/browser.ts";
import { ask, lastAnswer, visit } from "../support/visit.ts";

/** The loss is walked by whole-visit.test.ts. */
const FLOWS = [
  ["pin", "暗証番号がわからないとき"],
  ["proxy", "代わりにカードを受け取るとき"],
  ["visit", "出張申請受付の段取り"],
  ["certificate", "資格確認書がいるとき"],
  ["choose", "どのカードがよいか選ぶとき"],
] as const;
const MOST_QUESTIONS = 12;
const NARROW = { viewport: { width: 320, height: 640 } };

let browser: Browser;

async function looksRight(page: Page): Promise<void> {
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
  expect(await violations(page)).toEqual([]);
}

/** Presses the first answer of each question. @returns how many questions there were */
async function answerAll(page: Page): Promise<number> {
  for (let questions = 0; questions <= MOST_QUESTIONS; questions++) {
    if ((await lastAnswer(page).locator("a[href^='/plans/']").count()) > 0) return questions;
    const said = await page.locator("#log > li").count();
    await page.locator("#choices button").first().click();
    await page
      .locator("#log > li")
      .nth(said + 1)
      .waitFor();
  }
  throw new Error(`no summary after ${MOST_QUESTIONS} questions`);
}

describe.skipIf(!hasBrowser)("a guided flow on a narrow phone", () => {
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
  });

  describe.each([
    ["in usual Japanese", undefined],
    ["in やさしい日本語", "やさしい日本語で"],
  ])("%s", (_, style) => {
    it.each(FLOWS)(
      "leads from %s's first question to a summary and its page to print",
      async (flow, title) => {
        await visit(browser, inject("chat"), NARROW, async (page) => {
          if (style) await ask(page, style);
          await ask(page, title);
          await looksRight(page);
          expect(await answerAll(page)).toBeGreaterThan(0);
          await looksRight(page);
          const plan = lastAnswer(page).locator("a[href^='/plans/']").first();
          expect(await plan.getAttribute("href")).toMatch(new RegExp(`^/plans/${flow}`));
          await plan.click();
          await page.locator("main.plan").waitFor();
          await looksRight(page);
        });
      },
    );
  });
});
