import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { hasBrowser, launch } from "../support/browser.ts";
import { ask, lastAnswer, visit as visitPage } from "../support/visit.ts";

const QUESTION = "マイナカードなくしちゃった";

let browser: Browser;

const remedy = hasBrowser ? "" : " (skipped: apt-get install chromium, or set CHROMIUM)";

describe.skipIf(!hasBrowser)(`a resident in Chromium${remedy}`, () => {
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

  it("gets the number to stop the card and its section", async () => {
    await visit({}, async (page) => {
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

  it("sends what was left after a reload without a connection, once", async () => {
    const steps = async (page: Page) => {
      await ask(page, "こんにちは");
      await page.route("**/*", (route) =>
        route.request().method() === "POST" ? route.abort() : route.continue(),
      );
      await page.locator("#text").fill(QUESTION);
      await page.locator("button.send").click();
      await page.locator("#unsent").getByText(QUESTION).waitFor();
      await page.unroute("**/*");
      await page.reload();
      await lastAnswer(page).getByText("0120-95-0178").first().waitFor();
      expect(await page.locator("#log").getByText(QUESTION, { exact: true }).count()).toBe(1);
    };
    await visit({}, steps, ["Failed to load resource: net::ERR_FAILED"]);
  });

  it("sees by itself what is said in another window, also after the connection was lost", async () => {
    const steps = async (page: Page) => {
      await ask(page, "こんにちは");
      const other = await page.context().newPage();
      await other.goto(inject("chat"));
      await ask(other, QUESTION);
      await page.locator("#log").getByText(QUESTION, { exact: true }).waitFor();
      await page.context().setOffline(true);
      await page.waitForTimeout(300);
      await page.context().setOffline(false);
      await ask(other, "暗証番号を忘れました");
      await page.locator("#log").getByText("暗証番号を忘れました", { exact: true }).waitFor();
      expect(await page.locator("#log > li").count()).toBe(await other.locator("#log > li").count());
    };
    await visit({}, steps);
  });

  it("hears what is new once, and the history not again", async () => {
    await visit({}, async (page) => {
      await ask(page, "こんにちは");
      // What a screen reader is told: nodes that come into the log.
      await page.evaluate(`{
        window.added = [];
        new MutationObserver((changes) => {
          for (const { addedNodes } of changes) for (const node of addedNodes) window.added.push(node.id);
        }).observe(document.querySelector("[role=log]"), { childList: true, subtree: true });
      }`);
      await ask(page, QUESTION);
      await page.waitForTimeout(500);
      expect(await page.evaluate("window.added")).toEqual(["message-4", "message-5"]);
    });
  });

  it("says with one tap whether an answer helped, and starts over only when sure", async () => {
    await visit({}, async (page) => {
      await ask(page, "資格確認書とは何ですか");
      await page.getByRole("button", { name: "役に立った", exact: true }).click();
      await page.getByText("教えてくださって、ありがとうございます。").waitFor();
      expect(await page.locator("#log > li").count()).toBe(3);
      await page.getByText("最初からやり直す").click();
      await page.getByText("いまの会話は、この画面から消えます。").waitFor();
      await page.getByRole("button", { name: "やり直す" }).click();
      await page.locator("#log > li:nth-child(3)").waitFor({ state: "detached" });
      expect(await page.locator("#log > li").count()).toBe(1);
    });
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
