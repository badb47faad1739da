import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { SimulatedUser } from "../../src/dev/line-simulator/user.ts";
import { postWebhook } from "../../src/dev/line-simulator/webhook.ts";
import { hasBrowser, launch, violations } from "../support/browser.ts";
import { CHANNEL_SECRET } from "../support/line-signature.ts";
import { ServerUnderTest, serveLine } from "../support/server.ts";

/** Where pictures of each step go when SCREENSHOTS is set. */
const PICTURES = process.env.SCREENSHOTS;
const TABLET = { width: 1024, height: 768 };
const WAIT = 20_000;
vi.setConfig({ testTimeout: 180_000 });

let line: Awaited<ReturnType<typeof serveLine>>;
let server: ServerUnderTest;
let browser: Browser;
let agent: Page;
const faults: string[] = [];

const remedy = hasBrowser ? "" : " (skipped: apt-get install chromium, or set CHROMIUM)";

describe.skipIf(!hasBrowser)(`a resident and an agent${remedy}`, () => {
  beforeAll(async () => {
    line = await serveLine();
    server = await ServerUnderTest.create({ lineApiBase: line.url });
    await server.start();
    browser = await launch();
    agent = await (await browser.newContext({ locale: "ja-JP", viewport: TABLET })).newPage();
    agent.setDefaultTimeout(WAIT);
    agent.on("pageerror", (error) => faults.push(String(error)));
    await agent.goto(server.firstAdminLink());
    await agent.getByLabel("名前").fill("見本 花子");
    await agent.getByLabel("メールアドレス").fill("hanako@example.jp");
    await agent.getByLabel("新しいパスワード").fill("a password of the tests");
    await agent.keyboard.press("Enter");
    await agent.waitForURL(`${server.url}/desk`);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
    line?.close();
  });

  async function picture(page: Page, name: string): Promise<void> {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }

  const button = (name: string) => agent.getByRole("button", { name, exact: true });
  const conversation = () => agent.locator("#conversation");
  const clean = async (name: string) => expect(await violations(agent), name).toEqual([]);

  /** The steps that are the same on every channel, from the queue to the resolution. */
  async function serve(
    text: string,
    says: (text: string) => Promise<void>,
    heard: (text: string) => Promise<void>,
  ) {
    await agent.goto(`${server.url}/desk`);
    await agent.getByRole("link", { name: text }).waitFor();
    await agent.keyboard.press("j");
    await agent.getByRole("link", { name: text }).click();
    await button("担当になる").waitFor();
    // The keys work once the page's script has run.
    await agent.waitForLoadState();
    await agent.keyboard.press("c");
    await agent.getByText("担当になりました").waitFor();
    await agent.waitForLoadState();
    await agent.keyboard.press("r");
    await agent.keyboard.type("お待たせしました。職員です。");
    await agent.keyboard.press("Control+Enter");
    await agent.getByText("送りました。").first().waitFor();
    await heard("お待たせしました。職員です。");
    await says("署名用のほうを忘れました");
    await conversation().getByText("署名用のほうを忘れました").waitFor();
    await agent.getByLabel("メモを書く").fill("折り返し不要");
    await button("メモを残す").click();
    await agent.locator("#notes").getByText("折り返し不要").waitFor();
  }

  it("meet on the web, from the call to the end and again; everything is live; axe finds nothing", async () => {
    const context = await browser.newContext({ locale: "ja-JP" });
    const resident = await context.newPage();
    resident.setDefaultTimeout(WAIT);
    await resident.goto(server.url);
    const says = async (text: string) => {
      await resident.locator("#text").fill(text);
      await resident.locator("button.send").click();
      await resident.locator("#log").getByText(text, { exact: true }).first().waitFor();
    };
    const heard = async (text: string) => {
      await vi.waitFor(
        async () => {
          if ((await resident.locator("#log").getByText(text).count()) > 0) return;
          await resident.reload();
          throw new Error("not heard yet");
        },
        { timeout: WAIT, interval: 500 },
      );
    };
    await agent.goto(`${server.url}/desk`);
    await says("暗証番号のことで、職員と直接話したいです");
    // Without a reload: the queue shows it by itself.
    await agent.getByRole("link", { name: "暗証番号のことで、職員と直接話したいです" }).waitFor();
    await clean("queue");
    await picture(agent, "queue-tablet");
    await serve("暗証番号のことで、職員と直接話したいです", says, heard);
    await clean("ticket");
    await picture(agent, "ticket-tablet");

    // One key inserts a suggested answer, which is sent with its citation.
    await agent.locator("h1").click();
    await agent.keyboard.press("1");
    expect(await agent.locator("#reply-text").inputValue()).not.toBe("");
    await agent.locator("#citing").waitFor();
    await agent.keyboard.press("Control+Enter");
    await agent.getByText("送りました。").first().waitFor();
    await conversation().locator(".agent").last().getByText("出典").waitFor();

    // What a resident writes is text, whatever it looks like.
    const nasty = "<img src=x onerror=alert(1)><script>alert(2)</script> \u202Etxet";
    await says(nasty);
    await conversation().getByText(nasty).waitFor();
    expect(await conversation().locator("img, script").count()).toBe(0);

    // Too long a reply is refused with the reason, and what was typed is still there.
    const long = "あ".repeat(10_001);
    await agent.locator("#reply-text").fill(long);
    await agent.locator("#reply button.send").click();
    await agent.getByRole("alert").getByText("返信が長すぎます（10001文字）").waitFor();
    expect(await agent.locator("#reply-text").inputValue()).toBe(long);
    await agent.goto(agent.url().replace(/\/replies$/, ""));

    // A lost line comes back and has missed nothing.
    await agent.context().setOffline(true);
    await says("接続が切れている間の発言です");
    await agent.context().setOffline(false);
    await conversation().getByText("接続が切れている間の発言です").waitFor({ timeout: 70_000 });

    await button("解決にする").click();
    await agent.getByText("解決にしました").waitFor();
    await heard("職員との相談を終わります");
    await picture(resident, "resident-resolved");
    await resident.getByRole("button", { name: "まだ解決していない" }).click();
    await agent.locator("#facts").getByText("待っている").waitFor();
    await agent.locator("#facts").getByText("1回").waitFor();
    await agent.keyboard.press("?");
    await agent.getByText("次の相談、前の相談").waitFor();
    await clean("keys");
    await picture(agent, "reopened-tablet");
    await agent.setViewportSize({ width: 1440, height: 900 });
    await picture(agent, "reopened-desktop");
    const print = agent.url().replace(/[?#].*/, "");
    await agent.goto(`${print}/print?notes=1`);
    await agent.getByText("折り返し不要").waitFor();
    await clean("print");
    await agent.goto(`${print}/print`);
    expect(await agent.getByText("折り返し不要").count()).toBe(0);
    await agent.setViewportSize(TABLET);
    await context.close();
    expect(faults).toEqual([]);
  });

  it("meet on LINE, and the agent sees what arrived and what did not", async () => {
    const clock = { now: () => Date.now(), randomId: () => randomUUID() };
    const resident = new SimulatedUser(`U${randomUUID().replaceAll("-", "")}`, line.platform, clock);
    const says = async (text: string) => {
      const target = { url: `${server.url}/line/webhook`, channelSecret: CHANNEL_SECRET };
      expect(await postWebhook(target, [resident.says(text)])).toBe(200);
    };
    const heard = async (text: string) => {
      const own = () => line.platform.delivered.filter(({ to }) => to === resident.id);
      await vi.waitFor(() => expect(JSON.stringify(own())).toContain(text), { timeout: WAIT, interval: 200 });
    };
    await says("LINEから職員に相談したいです");
    await heard("職員への相談として受け付けました");
    await serve("LINEから職員に相談したいです", says, heard);
    await agent.reload();
    await conversation().locator(".arrival.delivered").first().waitFor();
    await says("人を待っていると伝えてください");
    await heard("受け取りました");
    line.platform.faults.plan({ to: resident.id, kind: "refuse", status: 403 });
    await agent.locator("#reply-text").fill("届きますか");
    await agent.locator("#reply button.send").click();
    await conversation().locator(".arrival.failed").getByText("送信を受け付けません").waitFor();
    await picture(agent, "line-failed-tablet");
    await agent.locator("h1").click();
    await agent.keyboard.press("e");
    await heard("職員との相談を終わります");
    await says("解決した");
    await heard("教えてくださって、ありがとうございます");
    await agent.reload();
    await vi.waitFor(
      async () => {
        await agent.reload();
        expect(await agent.locator("#facts").textContent()).toContain("解決した");
      },
      { timeout: WAIT, interval: 500 },
    );
    await says("人に代わってください");
    await agent.locator("#facts").getByText("待っている").waitFor();
  });

  it("works without JavaScript", async () => {
    const { cookies } = await agent.context().storageState();
    const plain = await browser.newContext({ locale: "ja-JP", javaScriptEnabled: false, viewport: TABLET });
    await plain.addCookies(cookies);
    const page = await plain.newPage();
    page.setDefaultTimeout(WAIT);
    await page.goto(`${server.url}/desk?tab=waiting`);
    await page.locator(".tickets a").first().click();
    await page.getByRole("button", { name: "担当になる" }).click();
    await page.getByText("担当になりました").waitFor();
    await page.getByText("定型文", { exact: true }).click();
    await page.getByRole("link", { name: "はじめの挨拶" }).click();
    expect(await page.locator("#reply-text").inputValue()).toContain("職員の見本 花子です");
    await page.getByRole("button", { name: "送る", exact: true }).click();
    await page.locator("#conversation").getByText("職員の見本 花子です").waitFor();
    await page.getByRole("button", { name: "列に戻す" }).click();
    await page.getByText("列に戻しました").waitFor();
    await plain.close();
  });

  it("two agents see each other, and both replies", async () => {
    const second = await browser.newContext({ locale: "ja-JP", viewport: TABLET });
    const other = await second.newPage();
    other.setDefaultTimeout(WAIT);
    await agent.goto(`${server.url}/desk/people`);
    await agent.getByLabel("メールアドレス").fill("taro@example.jp");
    await button("招待用リンクを作る").click();
    await other.goto(await agent.getByLabel("設定用リンク").inputValue());
    await other.getByLabel("名前").fill("見本 太郎");
    await other.getByLabel("新しいパスワード").fill("a password of the tests");
    await other.keyboard.press("Enter");
    await other.waitForURL(`${server.url}/desk`);
    await agent.goto(`${server.url}/desk?tab=waiting`);
    await agent.locator(".tickets a").first().click();
    await button("担当になる").waitFor();
    await other.goto(agent.url());
    await agent.locator("#present").getByText("見本 太郎").waitFor();
    await other.locator("#reply-text").fill("太郎の返信です");
    await agent.locator("#present").getByText("見本 太郎（入力中）").waitFor();
    await picture(agent, "present-tablet");
    // Of two who answer what nobody has taken, the second is told so; what one has taken, both may answer.
    await button("担当になる").click();
    await agent.getByText("担当になりました").waitFor();
    await other.locator("#facts").getByText("見本 花子").waitFor();
    await agent.locator("#reply-text").fill("花子の返信です");
    await Promise.all([
      agent.locator("#reply button.send").click(),
      other.locator("#reply button.send").click(),
    ]);
    for (const page of [agent, other]) {
      const own = page.locator("#conversation");
      await vi.waitFor(
        async () => {
          const text = (await own.textContent()) ?? "";
          if (!text.includes("花子の返信です") || !text.includes("太郎の返信です"))
            throw new Error("not there yet");
        },
        { timeout: WAIT, interval: 300 },
      );
    }
    await second.close();
  });
});
