import { html } from "hono/html";
import type { Child } from "hono/jsx";
import type { PageWords } from "../answers/pages.ts";

/** The frame of every page. `script`: whether the chat's script is wanted. */
export function Layout(props: { words: PageWords; title: string; script?: boolean; children: Child }) {
  const { words, title, script, children } = props;
  return html`<!doctype html>${(
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={words.description} />
        <title>{title}</title>
        <link rel="icon" href="/static/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/static/style.css" />
        {script ? <script type="module" src="/static/chat.js" /> : null}
      </head>
      <body>{children}</body>
    </html>
  )}`;
}
