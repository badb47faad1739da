import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, launch, violations } from "../support/browser.ts";
import { ServerUnderTest } from "../support/server.ts";
import { totp } from "../support/totp.ts";

const EMAIL = "hanako@example.jp";
const PASSWORD = "a password of the tests";

let server: ServerUnderTest;
let browser: Browser;

const remedy = hasBrowser ? "" : " (skipped: apt-get install chromium, or set CHROMIUM)";

describe.skipIf(!hasBrowser)(`accounts at the desk in Chromium${remedy}`, () => {
  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  const open = async (javaScriptEnabled: boolean): Promise<Page> =>
    await (await browser.newContext({ locale: "ja-JP", javaScriptEnabled })).newPage();
  const heading = async (page: Page) => (await page.locator("h1").textContent())?.trim();
  const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

  it("the first admin comes by the start's link, invites, sets up a second factor, and axe finds nothing", async () => {
    const page = await open(true);
    const clean = async (name: string) => expect(await violations(page), name).toEqual([]);
    await page.goto(server.firstAdminLink());
    await clean("set up");
    await button(page, "設定してログイン").click();
    expect(await page.title()).toMatch(/^エラー：/);
    await clean("set up, faults");
    await page.getByRole("link", { name: "名前を入れてください。" }).click();
    await page.keyboard.type("管理 花子");
    await page.getByLabel("メールアドレス").fill(EMAIL);
    await page.getByLabel("新しいパスワード").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.waitForURL(`${server.url}/desk`);

    await page.goto(`${server.url}/desk/people`);
    await clean("people");
    await page.getByLabel("メールアドレス").fill("new@example.jp");
    await button(page, "招待用リンクを作る").click();
    await clean("link");
    expect(await page.getByLabel("設定用リンク").inputValue()).toContain("/desk/set-up/");
    await page.goto(`${server.url}/desk/people`);
    await page.getByRole("link", { name: "new@example.jp" }).click();
    await clean("person");

    await page.goto(`${server.url}/desk/account`);
    await clean("account");
    await page.locator("#two-factor-password").fill(PASSWORD);
    await button(page, "2段階認証の設定をはじめる").click();
    await clean("two factors");
    const secret = (await page.locator(".key code").textContent()) ?? "";
    await page.getByLabel("確認コード").fill(await totp(secret, Date.now() - 30_000));
    await button(page, "設定を終える").click();
    expect(await page.getByRole("status").textContent()).toContain("2段階認証を使いはじめました");

    await page.goto(`${server.url}/desk/audit`);
    await clean("audit");
    expect(await page.locator("tbody tr").count()).toBe(3);
    await button(page, "ログアウト").click();
    await clean("signed out");

    // The rest without JavaScript: nothing of it needs any.
    const plain = await open(false);
    await plain.goto(`${server.url}/desk/audit`);
    expect(await heading(plain)).toBe("窓口にログイン");
    await plain.getByLabel("メールアドレス").fill(EMAIL);
    await plain.getByLabel("パスワード").fill(PASSWORD);
    await button(plain, "ログイン").click();
    expect(await heading(plain)).toBe("確認コードを入れる");
    await plain.getByLabel("確認コード").fill(await totp(secret));
    await button(plain, "確認する").click();
    expect(plain.url()).toBe(`${server.url}/desk/audit`);
    expect(await heading(plain)).toBe("操作の記録");
  });

  it("can be read on a phone and with text twice as large", async () => {
    for (const size of [
      { width: 320, height: 640 },
      { width: 640, height: 480 },
    ]) {
      const context = await browser.newContext({ locale: "ja-JP", viewport: size, deviceScaleFactor: 2 });
      const page = await context.newPage();
      await page.goto(`${server.url}/desk/sign-in`);
      expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
      await context.close();
    }
  });
});
