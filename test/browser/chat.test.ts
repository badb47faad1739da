import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, launch, violations } from "../support/browser.ts";
import { ServerUnderTest } from "../support/server.ts";

const QUESTION = "マイナカードなくしちゃった";

let server: ServerUnderTest;
let browser: Browser;

const remedy = hasBrowser ? "" : " (skipped: apt-get install chromium, or set CHROMIUM)";

describe.skipIf(!hasBrowser)(`a resident in Chromium${remedy}`, () => {
  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  /** Opens the chat in a fresh browser profile; what the page complains of beyond `expected` fails the test. */
  async function visit(
    options: BrowserContextOptions,
    steps: (page: Page) => Promise<void>,
    expected: string[] = [],
  ): Promise<void> {
    const context = await browser.newContext({ locale: "ja-JP", ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    try {
      await page.goto(server.url);
      await steps(page);
      expect(complaints).toEqual(expected);
    } finally {
      await context.close();
    }
  }

  const lastAnswer = (page: Page) => page.locator("#log > li.bot").last();

  async function ask(page: Page, text: string): Promise<void> {
    const before = await page.locator("#log > li").count();
    await page.getByLabel("聞きたいこと").fill(text);
    await page.getByRole("button", { name: "送る", exact: true }).click();
    await page
      .locator("#log > li")
      .nth(before + 1)
      .waitFor();
  }

  it.each([
    ["with JavaScript", true],
    ["without JavaScript", false],
  ])("gets the number to stop the card and its section, %s", async (_, javaScriptEnabled) => {
    await visit({ javaScriptEnabled }, async (page) => {
      await ask(page, QUESTION);
      const answer = lastAnswer(page);
      expect(await answer.getByRole("link", { name: "0120-95-0178" }).first().getAttribute("href")).toBe(
        "tel:0120950178",
      );
      expect(await answer.textContent()).toContain("紛失した場合");
      expect(await page.locator("#log > li").allTextContents()).toHaveLength(3);
    });
  });

  it("finds the history after a reload, and nothing twice", async () => {
    await visit({}, async (page) => {
      await ask(page, QUESTION);
      await page.reload();
      expect(await page.locator("#log > li").count()).toBe(3);
      await ask(page, "暗証番号を忘れました");
      expect(await page.locator("#log > li").count()).toBe(5);
    });
  });

  it("can do all of it by keyboard, with the focus where the conversation goes on", async () => {
    await visit({}, async (page) => {
      await page.keyboard.press("Tab");
      expect(await page.locator(":focus").textContent()).toBe("質問の入力へ移る");
      await page.keyboard.press("Enter");
      await page.keyboard.type(QUESTION);
      await page.keyboard.press("Enter");
      await lastAnswer(page).getByText("0120-95-0178").first().waitFor();
      expect(await page.locator(":focus").getAttribute("id")).toBe("text");
      await page.getByRole("button", { name: "職員に相談する" }).focus();
      await page.keyboard.press("Enter");
      await lastAnswer(page).getByText("相談として受け付けました").waitFor();
      const focused = page.locator(":focus");
      expect(await focused.evaluate((element) => element.closest("li")?.textContent)).toContain(
        "相談として受け付けました",
      );
    });
  });

  it("offers what is asked most to tap, before anything is typed", async () => {
    await visit({}, async (page) => {
      await page.getByRole("button", { name: "カードをなくした" }).click();
      await lastAnswer(page).getByText("0120-95-0178").first().waitFor();
    });
  });

  it("keeps what is typed while an answer is on its way", async () => {
    await visit({}, async (page) => {
      await page.route("**/*", async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 700));
        await route.continue();
      });
      const text = page.getByLabel("聞きたいこと");
      await text.fill(QUESTION);
      await page.getByRole("button", { name: "送る", exact: true }).click();
      await text.fill("あと");
      await lastAnswer(page).getByText("0120-95-0178").first().waitFor();
      expect(await text.inputValue()).toBe("あと");
    });
  });

  it("does not send while an IME composes", async () => {
    await visit({}, async (page) => {
      const text = page.getByLabel("聞きたいこと");
      await text.fill("にほんご");
      await text.dispatchEvent("keydown", { key: "Enter", isComposing: true });
      await text.dispatchEvent("keydown", { key: "Enter", keyCode: 229 });
      await page.waitForTimeout(500);
      expect(await text.inputValue()).toBe("にほんご");
      expect(await page.locator("#log > li").count()).toBe(1);
    });
  });

  it("keeps a message when the connection is lost, and sends it once by itself when it is back", async () => {
    const steps = async (page: Page) => {
      await ask(page, "こんにちは");
      await page.route("**/*", (route) => route.abort(), { times: 1 });
      await page.getByLabel("聞きたいこと").fill(QUESTION);
      await page.getByRole("button", { name: "送る", exact: true }).click();
      await page.getByText("まだ送れていません").first().waitFor();
      expect(await page.getByLabel("聞きたいこと").inputValue()).toBe("");
      await lastAnswer(page).getByText("0120-95-0178").first().waitFor();
      expect(await page.locator("#log").getByText(QUESTION, { exact: true }).count()).toBe(1);
      expect(await page.locator("#unsent").isVisible()).toBe(false);
    };
    await visit({}, steps, ["Failed to load resource: net::ERR_FAILED"]);
  });

  it("needs no sideways scrolling at 320 pixels, nor at 400% zoom", async () => {
    for (const viewport of [
      { width: 320, height: 640 },
      { width: 320, height: 256 },
    ]) {
      await visit({ viewport }, async (page) => {
        await ask(page, "3つのカードのちがいを表で見たい");
        await ask(page, QUESTION);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
      });
    }
  });

  it("meets no obstacle that axe knows of: chat, table, hand-over, plan, desk, error page", async () => {
    const steps = async (page: Page) => {
      expect(await violations(page)).toEqual([]);
      await ask(page, QUESTION);
      await ask(page, "2種類のカードと資格確認書は何がちがいますか");
      expect(await violations(page)).toEqual([]);
      await ask(page, "職員と話したい");
      expect(await violations(page)).toEqual([]);
      await page.goto(
        `${server.url}/plans/visit?place=facility&date=2027-06-30&people=9&elsewhere=no&face-card=yes&photos=yes&online=paper`,
      );
      expect(await violations(page)).toEqual([]);
      await page.goto(`${server.url}/desk`);
      expect(await violations(page)).toEqual([]);
      await page.goto(`${server.url}/nowhere`);
      expect(await violations(page)).toEqual([]);
    };
    const notFound = "Failed to load resource: the server responded with a status of 404 (Not Found)";
    await visit({ httpCredentials: { username: "desk", password: "a-desk-password" } }, steps, [notFound]);
  });

  it("has targets of at least 44 pixels", async () => {
    await visit({}, async (page) => {
      await ask(page, QUESTION);
      for (const button of await page.getByRole("button").all()) {
        expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      }
    });
  });
});
