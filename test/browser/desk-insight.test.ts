import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, launch, violations } from "../support/browser.ts";
import { ServerUnderTest } from "../support/server.ts";

const UNKNOWN = "駅前の駐輪場の料金を教えてください";
const remedy = hasBrowser ? "" : " (skipped: apt-get install chromium, or set CHROMIUM)";

let server: ServerUnderTest;
let browser: Browser;

describe.skipIf(!hasBrowser)(`what the desk learns, in Chromium${remedy}`, () => {
  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  it("a question without an answer is found at the desk, decided of, and counted; axe finds nothing", async () => {
    const { context, page } = await signedIn();
    const resident = await (
      await browser.newContext({ locale: "ja-JP", javaScriptEnabled: false })
    ).newPage();
    await resident.goto(server.url);
    await resident.locator("textarea, input[name=text]").first().fill(UNKNOWN);
    await resident.locator("button.send").click();

    await expect
      .poll(
        async () => {
          await page.goto(`${server.url}/desk/gaps`);
          return await page.getByRole("heading", { name: UNKNOWN }).count();
        },
        { timeout: 20_000 },
      )
      .toBe(1);
    expect((await page.request.get(`${server.url}/static/desk.css`)).status()).toBe(200);
    expect(await violations(page), "gaps").toEqual([]);
    await shot(page, "gaps");
    await page.getByLabel("合う回答の題名").fill("ない題名");
    await page.getByRole("button", { name: "この回答に結びつける" }).click();
    expect(await page.getByRole("alert").textContent()).toContain("その題名の回答はありません");
    expect(await violations(page), "gaps, a fault").toEqual([]);
    await page.getByRole("button", { name: "対応しない" }).click();
    expect(await page.getByRole("status").textContent()).toBe("対応しないことにしました。");

    await page.goto(`${server.url}/desk/figures`);
    expect(await page.getByRole("row", { name: /答えられなかった 1/ }).count()).toBe(1);
    expect(await violations(page), "figures").toEqual([]);
    await shot(page, "figures");
    await context.close();
  }, 120_000);
});

async function signedIn() {
  const context = await browser.newContext({ locale: "ja-JP", javaScriptEnabled: true });
  const page = await context.newPage();
  await page.goto(server.firstAdminLink());
  await page.getByLabel("名前").fill("見本 花子");
  await page.getByLabel("メールアドレス").fill("hanako@example.jp");
  await page.getByLabel("新しいパスワード").fill("a password of the tests");
  await page.getByRole("button", { name: "設定してログイン" }).click();
  await page.waitForURL(`${server.url}/desk`);
  return { context, page };
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
