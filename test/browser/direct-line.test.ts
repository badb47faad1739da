import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type * as Official from "botframework-directlinejs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { hasBrowser, launch } from "../support/browser.ts";
import { freePort, ServerUnderTest } from "../support/server.ts";

/** What the page holds: the official client's own global, and what we let it note. */
declare global {
  var DirectLine: typeof Official;
  var client: Official.DirectLine;
  var shown: Official.Activity[];
  var statuses: Official.ConnectionStatus[];
}

/** The official client as a page loads it, unmodified. */
const CLIENT = createRequire(import.meta.url).resolve("botframework-directlinejs/dist/directline.js");

const ONLINE = 2;
const EXPIRED = 3;

let server: ServerUnderTest;
let otherHost: Server;
let otherUrl: string;
let browser: Browser;

const remedy = hasBrowser ? "" : " (skipped: apt-get install chromium, or set CHROMIUM)";

describe.skipIf(!hasBrowser)(`botframework-directlinejs on another host's page${remedy}`, () => {
  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    const port = await freePort();
    otherUrl = `http://localhost:${port}/`;
    otherHost = createServer((_, answer) => {
      answer.setHeader("content-type", "text/html");
      answer.end("<title>another host</title>");
    });
    await new Promise<void>((resolve) => otherHost.listen(port, "localhost", resolve));
    browser = await launch();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    otherHost?.close();
    await server?.dispose();
  });

  const domain = () => `${server.url}/v3/directline`;

  async function generateToken(): Promise<{ conversationId: string; token: string }> {
    const answer = await fetch(`${domain()}/tokens/generate`, { method: "POST" });
    return z.object({ conversationId: z.string(), token: z.string() }).parse(await answer.json());
  }

  /** Opens the other host's page and starts the client in it. */
  async function open(given: Partial<Official.DirectLineOptions>): Promise<Page> {
    const options = { token: given.token ?? (await generateToken()).token, ...given };
    const page = await browser.newPage();
    await page.goto(otherUrl);
    await page.addScriptTag({ path: CLIENT });
    await page.evaluate(
      async ([domain, options]) => {
        const services = { random: () => 0 };
        const own = { domain, pollingInterval: 200, timeout: 3000 };
        globalThis.shown = [];
        globalThis.statuses = [];
        globalThis.client = new DirectLine.DirectLine({ ...own, ...services, ...options });
        client.connectionStatus$.subscribe((status) => statuses.push(status));
        client.activity$.subscribe((activity) => shown.push(activity));
      },
      [domain(), options] as const,
    );
    return page;
  }

  async function say(page: Page, text: string): Promise<string> {
    return await page.evaluate(
      async (said) =>
        await client.postActivity({ type: "message", from: { id: "dl_me" }, text: said }).toPromise(),
      text,
    );
  }

  /** @returns the messages that the client has shown, once there are `count` */
  async function messages(page: Page, count: number): Promise<Official.Message[]> {
    const read = async () =>
      (await page.evaluate(() => shown)).filter((activity) => activity.type === "message");
    await vi.waitFor(async () => expect((await read()).length).toBeGreaterThanOrEqual(count), {
      timeout: 30_000,
      interval: 100,
    });
    return await read();
  }

  it.each([
    ["by WebSocket", true],
    ["by polling", false],
  ])("is greeted, asks and is answered %s, with choices and citations", async (_, webSocket) => {
    const page = await open({ webSocket });
    const [greeting] = await messages(page, 1);
    expect(greeting?.from.role).toBe("bot");
    expect(greeting?.suggestedActions?.actions.length).toBeGreaterThan(0);
    const id = await say(page, "暗証番号の再設定は、どこの窓口でできますか");
    const [, own, answer] = await messages(page, 3);
    expect(own).toMatchObject({ id, from: { role: "user" } });
    expect(answer?.entities?.[0].citation[0].appearance.identifier).toBe("8.5");
    expect(answer?.channelData.outcome).toBe("answered");
    expect(await page.evaluate(() => statuses)).not.toContain(EXPIRED);
    if (webSocket) expect(await page.evaluate(() => shown.map(({ type }) => type))).toContain("typing");
    await page.close();
  });

  it("sees what was said meanwhile, once, after the server was killed under its WebSocket", async () => {
    const page = await open({ webSocket: true });
    await messages(page, 1);
    await say(page, "こんにちは");
    await messages(page, 3);
    await server.kill();
    await server.start();
    // Said before the client has come back (it waits three seconds): its stream has to make up for it.
    await say(page, "カードをなくしました");
    const all = await messages(page, 5);
    expect(all[3]?.text).toBe("カードをなくしました");
    expect(all[4]?.text).toContain("0120-95-0178");
    await say(page, "ありがとう");
    const ids = (await messages(page, 7)).map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].toSorted());
    await page.close();
  });

  it("goes on with an earlier conversation where its watermark says", async () => {
    const { conversationId, token } = await generateToken();
    const first = await open({ webSocket: false, token });
    await messages(first, 1);
    await say(first, "カードをなくしました");
    await messages(first, 3);
    await first.close();
    const second = await open({ webSocket: true, conversationId, token, watermark: "2" });
    expect((await messages(second, 1))[0]?.text).toContain("0120-95-0178");
    expect(await second.evaluate(() => statuses)).toContain(ONLINE);
    await second.close();
  });

  it("is told in the conversation why a photograph is not taken", async () => {
    const page = await open({ webSocket: true });
    await messages(page, 1);
    const id = await page.evaluate(
      async () =>
        await client
          .postActivity({
            type: "message",
            from: { id: "dl_me" },
            attachments: [
              {
                contentType: "image/png",
                contentUrl: URL.createObjectURL(new Blob([new Uint8Array(2_000_000)])),
              },
            ],
          })
          .toPromise(),
    );
    const [, own, reply] = await messages(page, 3);
    expect(own?.id).toBe(id);
    expect(reply?.text).toContain("写真");
    await page.close();
  });
});
