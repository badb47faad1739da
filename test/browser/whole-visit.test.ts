import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { hasBrowser, launch, violations } from "../support/browser.ts";
import { lastAnswer, visit, withView } from "../support/visit.ts";

/** How somebody uses the page: what a press and a text take. */
type Hands = {
  press(page: Page, target: Locator): Promise<void>;
  write(page: Page, text: string): Promise<void>;
};

const POINTER: Hands = {
  press: (_, target) => target.click(),
  write: async (page, text) => {
    await page.locator("#text").fill(text);
    await page.locator("button.send").click();
  },
};

/** Nothing but Tab, Enter, Space and letters; what has the focus must show it. */
const KEYBOARD: Hands = {
  press: async (page, target) => {
    await tabTo(page, target);
    await page.keyboard.press("Enter");
  },
  write: async (page, text) => {
    await tabTo(page, page.locator("#text"));
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  },
};

const TABLE = "2種類のカードと資格確認書は何がちがいますか";
const MOST_TABS = 80;
const FOCUS = `(() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
})()`;

async function tabTo(page: Page, target: Locator): Promise<void> {
  const wanted = await target.elementHandle();
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if (await wanted?.evaluate((element) => element.matches(":focus"))) {
      expect(await page.evaluate(FOCUS), "what has the focus shows it").toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`${target} cannot be reached by Tab`);
}

const NARROW = { viewport: { width: 320, height: 640 } };
/** A desktop window of 1280 by 1024 at 400%. */
const ZOOMED = { viewport: { width: 320, height: 256 } };

type Way = {
  options: BrowserContextOptions;
  hands: Hands;
  view: Record<string, string>;
  /** axe needs the page's script; focus and zoom change nothing that it sees */
  axe: boolean;
};
const WAYS: [string, Partial<Way>][] = [
  ["with JavaScript, on a narrow phone", { options: NARROW, axe: true }],
  ["without JavaScript", { options: { ...NARROW, javaScriptEnabled: false } }],
  ["by keyboard alone", { hands: KEYBOARD }],
  ["at 400% zoom", { options: ZOOMED }],
  ["in the largest text and dark", { options: NARROW, view: { size: "3", colours: "dark" }, axe: true }],
  [
    "in high contrast with furigana",
    { options: NARROW, view: { colours: "contrast", furigana: "on" }, axe: true },
  ],
  ["with English words around", { options: NARROW, view: { language: "en" }, axe: true }],
];

let browser: Browser;

describe.skipIf(!hasBrowser)("a resident's whole visit", () => {
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
  });

  it.each(WAYS)(
    "%s: a lost card to its summary, feedback, print, a person, and over again",
    async (_, way) => {
      const { options = {}, hands = POINTER, view = {}, axe = false } = way;
      const steps = async (page: Page) => {
        const choose = (words: string) => page.locator(`#choices button[value="${words}"]`);
        const answered = async (act: Promise<void>) => {
          await act;
          await page
            .locator("#log > li")
            .nth(said + 1)
            .waitFor();
          said += 2;
        };
        const looksRight = async () => {
          expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(
            page.viewportSize()?.width ?? 0,
          );
          if (axe) expect(await violations(page)).toEqual([]);
        };
        let said = 1;
        await withView(page, view);

        await answered(hands.write(page, TABLE));
        await hands.press(page, lastAnswer(page).locator(".sources > summary"));
        await hands.press(page, page.locator("#settings > summary"));
        await looksRight();
        await hands.press(page, page.locator("#settings > summary"));
        await answered(hands.write(page, "カードをなくした"));
        expect(await lastAnswer(page).textContent()).toContain("0120-95-0178");
        await answered(hands.press(page, choose("マイナンバーカード")));
        await answered(hands.write(page, "電話しました"));
        await answered(hands.press(page, choose("ひとつ前にもどる")));
        await answered(hands.press(page, choose("できました")));
        await answered(hands.write(page, "むにゃむにゃ"));
        await answered(hands.press(page, choose("家族などのもの")));
        await looksRight();
        await answered(hands.write(page, "まだ"));
        await answered(hands.press(page, choose("まだです")));
        expect(await lastAnswer(page).locator("ol > li").count()).toBe(3);

        const helpful = lastAnswer(page).locator(".feedback button[value=yes]");
        await hands.press(page, helpful);
        await page.locator(".feedback [aria-pressed=true]").waitFor();
        await looksRight();

        await hands.press(page, lastAnswer(page).locator("a[href^='/plans/loss']"));
        await page.locator("main.plan").waitFor();
        await looksRight();
        await page.goBack();
        await page.locator("#text").waitFor();

        await answered(hands.press(page, choose("職員に相談する")));
        await looksRight();
        expect(await choose("職員に相談する").count()).toBe(0);
        await answered(hands.write(page, "母のカードのことです"));
        await answered(hands.press(page, choose("ボットに戻る")));

        await hands.press(page, page.locator("#start-over > summary"));
        await looksRight();
        await hands.press(page, page.locator("#start-over button"));
        // The greeting alone: the only message of the new conversation.
        await page.locator("#log > li:only-child").waitFor();
      };
      await visit(browser, inject("chat"), options, steps);
    },
  );
});
