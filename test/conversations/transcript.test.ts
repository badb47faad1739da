import { runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { pages } from "../../src/answers/compiled.ts";
import { DirectLineClient } from "../support/direct-line.ts";
import { readPage } from "../support/web.ts";

const { transcripts: words } = pages;
const HOST = "http://madoguchi.test";
const conversation = (id: string) => env.CONVERSATION.get(env.CONVERSATION.idFromName(id));
const get = async (path: string) => await exports.default.fetch(`${HOST}${path}`);

/** Somebody who has lost their card, and the link to what was said. */
async function talk(): Promise<{ id: string; path: string }> {
  const { id, ...client } = await begun();
  await client.say("カードを落としました");
  return { id, path: (await conversation(id).transcriptPath()) ?? "" };
}

async function begun() {
  const client = await DirectLineClient.open();
  return { id: client.id, say: (text: string) => client.say(text) };
}

describe("the transcript's page", () => {
  it("has title, day and speakers as headings, and links to every form", async () => {
    const { path } = await talk();
    const page = await readPage(await get(path));
    expect(page).toContain("<h1>まどぐち　会話の記録</h1>");
    expect(page).toMatch(/<h2>\d{4}年\d{1,2}月\d{1,2}日、.曜日の会話<\/h2>/);
    expect(page).toMatch(/<h3>あなた　\d{1,2}時\d{1,2}分<\/h3><p>カードを落としました<\/p>/);
    expect(page).toContain(`<h2>${words.sourcesHeading}</h2><ol><li>手引き 第８ 紛失した場合</li>`);
    const links = [...page.matchAll(/href="(\/transcripts\/[^"]+)"/g)].map(([, link = ""]) => link);
    expect(links).toHaveLength(4);
    for (const link of links) expect((await get(link)).status, link).toBe(200);
  });

  it("is kept by nobody, indexed by nobody, and tells no other page its address", async () => {
    const { path } = await talk();
    for (const form of ["", "/kiroku.txt", "/large-print", "/braille", "/kiroku.brf"]) {
      const { headers } = await get(path + form);
      expect(headers.get("x-robots-tag")).toBe("noindex, nofollow, noarchive");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("set-cookie")).toBeNull();
    }
  });

  it("shows what a user writes as text, whatever it is", async () => {
    const client = await begun();
    await client.say('<img src=x onerror="alert(1)">&lt;');
    const path = await conversation(client.id).transcriptPath();
    for (const form of ["", "/large-print"]) {
      const page = await readPage(await get(path + form));
      expect(page).not.toContain("<img");
      expect(page).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;lt;");
    }
  });
});

describe("its forms", () => {
  it("are plain text at the width that is asked for", async () => {
    const { path } = await talk();
    const response = await get(`${path}/kiroku.txt`);
    expect(response.headers.get("content-type")).toMatch(/^text\/plain;\s*charset=UTF-8$/i);
    const text = await response.text();
    expect(text).toMatch(/^まどぐち　会話の記録\n/);
    expect(text).toMatch(/^あなた　\d{1,2}時\d{1,2}分\nカードを落としました$/m);
    const longest = (lines: string) => Math.max(...lines.split("\n").map((line) => line.length));
    expect(longest(text)).toBeLessThanOrEqual(80);
    expect(longest(await (await get(`${path}/kiroku.txt?width=12`)).text())).toBeLessThanOrEqual(24);
    expect(await (await get(`${path}/kiroku.txt?width=abc`)).text()).toBe(text);
  });

  it("are braille, on the screen and as a file of 32 cells by 22 lines", async () => {
    const { path } = await talk();
    const page = await readPage(await get(`${path}/braille`));
    // カードヲ オトシマシタ
    expect(page).toContain("⠡⠒⠐⠞⠔⠀⠊⠞⠳⠵⠳⠕");
    const response = await get(`${path}/kiroku.brf`);
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="kiroku.brf"');
    const brf = await response.text();
    expect(brf).toMatch(/^[\x20-\x5f\r\n\f]+$/);
    expect(brf).toContain('*3"T9 IT\\Z\\O');
    // 0120-95-0178
    expect(brf).toContain("#JABJ-#IE-#JAGH");
    const sheets = brf.split("\f").slice(0, -1);
    for (const sheet of sheets) {
      const lines = sheet.split("\r\n").slice(0, -1);
      expect(lines.length).toBeLessThanOrEqual(22);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(32);
    }
  });

  it("hold a flow's summary on top once it is finished", async () => {
    const client = await begun();
    let replies = await client.say("カードをなくした");
    // The first choice of each question, to the end.
    for (let i = 0; i < 12 && replies.at(-1)?.channelData?.node !== "end"; i++) {
      replies = await client.say(replies.at(-1)?.suggestedActions?.actions[0]?.value ?? "");
    }
    const path = await conversation(client.id).transcriptPath();
    const text = await (await get(`${path}/kiroku.txt`)).text();
    expect(text.split("\n")[2]).toBe(words.summaryHeading);
    expect(text).toContain(words.summaryAbove);
  });
});

describe("the link", () => {
  it("opens with no other key and for no other conversation", async () => {
    const { id } = await talk();
    for (const path of [`${id}/${crypto.randomUUID()}`, `${id}/x`, `none/${crypto.randomUUID()}`]) {
      for (const form of ["", "/kiroku.txt", "/large-print", "/braille", "/kiroku.brf"]) {
        expect((await get(`/transcripts/${path}${form}`)).status).toBe(404);
      }
    }
  });

  it("stays the same while it is good", async () => {
    const { id, path } = await talk();
    expect(await conversation(id).transcriptPath()).toBe(path);
  });

  it("ends after a week; the chat then shows a new one", async () => {
    const { id, path } = await talk();
    await runInDurableObject(conversation(id), (_, { storage }) => {
      storage.sql.exec("UPDATE conversation SET transcript_until = ?", Date.now() - 1);
    });
    expect((await get(path)).status).toBe(404);
    const renewed = await conversation(id).transcriptPath();
    expect(renewed).not.toBe(path);
    expect((await get(renewed ?? "")).status).toBe(200);
    expect((await get(path)).status).toBe(404);
  });

  it("can be withdrawn without a script, once and for all", async () => {
    const { id, path } = await talk();
    const withdraw = async () =>
      await exports.default.fetch(`${HOST}${path}/withdraw`, {
        method: "POST",
        headers: { origin: HOST, "content-type": "application/x-www-form-urlencoded" },
      });
    const done = await withdraw();
    expect([done.status, await readPage(done)]).toEqual([200, expect.stringContaining(words.withdraw.done)]);
    expect((await get(path)).status).toBe(404);
    expect((await withdraw()).status).toBe(200);
    expect((await get((await conversation(id).transcriptPath()) ?? "")).status).toBe(200);
  });

  it("is withdrawn by no other site's page", async () => {
    const { path } = await talk();
    const foreign = await exports.default.fetch(`${HOST}${path}/withdraw`, {
      method: "POST",
      headers: { origin: "https://example.com", "content-type": "application/x-www-form-urlencoded" },
    });
    expect(foreign.status).toBe(403);
    expect((await get(path)).status).toBe(200);
  });
});
