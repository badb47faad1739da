import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
import { hasBrowser } from "./browser.ts";
import { freePort, ServerUnderTest } from "./server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** where the chat is */
    chat: string;
    /** a municipality's own page with the chat's script in it, on another host */
    municipality: string;
  }
}

/** One server for the browser tests of the chat, and another site that shows the chat in a frame. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!hasBrowser) return async () => {};
  const port = await freePort();
  const municipality = `http://localhost:${port}`;
  const server = await ServerUnderTest.create({ embedOrigins: municipality });
  await server.start();
  const site = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html; charset=utf-8");
    // As strict a page as a municipality's may be: its policy allows our host alone.
    answer.setHeader(
      "content-security-policy",
      `default-src 'none'; script-src ${server.url}; frame-src ${server.url}`,
    );
    answer.end(PAGE.replace("{chat}", server.url));
  }).listen(port, "localhost");
  project.provide("chat", server.url);
  project.provide("municipality", municipality);
  return async () => {
    site.close();
    await server.dispose();
  };
}

const PAGE = `<!doctype html>
<html lang="ja">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>とある市</title>
<h1>とある市のページ</h1>
<p><a href="#top">市のお知らせ</a></p>
<script src="{chat}/static/embed.js" data-label="カードの相談" async></script>
`;
