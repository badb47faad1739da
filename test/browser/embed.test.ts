import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { hasBrowser, launch, violations } from "../support/browser.ts";
import { ask, lastAnswer, visit as visitPage } from "../support/visit.ts";

const QUESTION = "マイナカードなくしちゃった";

const REFUSED = [expect.stringContaining("Content Security Policy")];

let browser: Browser;

describe.skipIf(!hasBrowser)("the chat on a municipality's own page", () => {
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
  });

  const visit = (steps: (page: Page) => Promise<void>, expected: unknown[] = []) =>
    visitPage(browser, inject("municipality"), { viewport: { width: 360, height: 740 } }, steps, expected);

  const open = async (page: Page) => {
    await page.getByRole("button", { name: "カードの相談" }).click();
    const chat = page.frameLocator("iframe");
    await chat.locator("#text").waitFor();
    return chat;
  };

  it("opens in a dialog by keyboard, takes the focus, and gives it back at Escape", async () => {
    await visit(async (page) => {
      await page.getByRole("button", { name: "カードの相談" }).focus();
      await page.keyboard.press("Enter");
      const chat = page.frameLocator("iframe");
      await chat.locator("#text").waitFor();
      await page.getByRole("dialog", { name: "カードの相談" }).waitFor();
      await page.keyboard.press("Tab");
      expect(await chat.locator(":focus").textContent()).toContain("質問の入力へ移る");
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").waitFor();
      await page.getByRole("button", { name: "閉じる" }).click();
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    });
  });

  it("leaves the page around it inert while it is open", async () => {
    await visit(async (page) => {
      await open(page);
      for (let i = 0; i < 40; i++) {
        await page.keyboard.press("Shift+Tab");
        expect(await page.evaluate("document.activeElement?.tagName")).not.toBe("A");
      }
    });
  });

  it("answers, keeps the conversation while it is closed, sets no cookie and asks no other host", async () => {
    await visit(async (page) => {
      const hosts = new Set<string>();
      page.on("request", (request) => hosts.add(new URL(request.url()).origin));
      const chat = await open(page);
      await ask(chat, QUESTION);
      expect(await lastAnswer(chat).textContent()).toContain("0120-95-0178");
      await ask(chat, "職員に相談する");
      await page.getByRole("button", { name: "閉じる" }).click();
      await open(page);
      expect(await chat.locator("#log").getByText(QUESTION, { exact: true }).count()).toBe(1);
      expect(await page.context().cookies()).toEqual([]);
      expect([...hosts]).toEqual([inject("chat")]);
    });
  });

  it("keeps the settings in the frame, and opens other pages beside it", async () => {
    await visit(async (page) => {
      const chat = await open(page);
      await chat.locator("#settings > summary").click();
      await chat.getByLabel("暗い画面").check();
      await chat.locator("html[data-colours='dark']").waitFor();
      await ask(chat, QUESTION);
      expect(await chat.locator("html[data-colours='dark']").count()).toBe(1);
      await chat.locator(".sources > summary").last().click();
      const opening = page.context().waitForEvent("page");
      await chat.locator(".sources a").last().click();
      const opened = await opening;
      await opened.waitForLoadState();
      expect(await opened.title()).toContain("まどぐち");
      expect(await lastAnswer(chat).isVisible()).toBe(true);
    });
  });

  it("meets no obstacle that axe knows of", async () => {
    await visit(async (page) => {
      const chat = await open(page);
      await ask(chat, QUESTION);
      expect(await violations(page)).toEqual([]);
    });
  });

  it("is not shown by a page of another origin", async () => {
    await visit(async (page) => {
      // The chat's own page is no site that the operator has named.
      await page.goto(inject("chat"));
      await page.evaluate(`{
        const frame = document.createElement("iframe");
        frame.src = "/embed";
        document.body.append(frame);
      }`);
      await page.waitForTimeout(1000);
      expect(await page.frameLocator("iframe").locator("#text").count()).toBe(0);
    }, REFUSED);
  });
});
