import { html } from "hono/html";
import type { Child } from "hono/jsx";
import type { PageWords } from "../answers/pages.ts";

/**
 * The frame of every page. `script`: whether the chat's script is wanted. `desk`: a page of the desk, with its styles, in
 * the colours that the device asks for; its
 * forms are checked by their origin, which browsers without Sec-Fetch-Site (Safari before 16.4) give only with this referrer
 * policy.
 */
export function Layout(props: {
  words: PageWords;
  title: string;
  script?: boolean;
  desk?: boolean;
  children: Child;
}) {
  const { words, title, script, desk, children } = props;
  return html`<!doctype html>${(
    <html lang={words.lang} data-colours={desk ? "auto" : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={words.description} />
        {desk ? <meta name="referrer" content="same-origin" /> : null}
        <title>{title}</title>
        <link rel="icon" href="/static/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/static/style.css" />
        {desk ? <link rel="stylesheet" href="/static/desk.css" /> : null}
        {desk ? <link rel="stylesheet" href="/static/console.css" /> : null}
        {script ? <script type="module" src="/static/chat.js" /> : null}
      </head>
      <body class={desk ? "desk-page" : undefined}>{children}</body>
    </html>
  )}`;
}
