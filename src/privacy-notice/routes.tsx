import { Hono } from "hono";
import type { Content } from "../answers/content.ts";
import type { PageWords } from "../answers/pages.ts";
import { noticeOf, type PrivacyNotice } from "../answers/privacy-notice.ts";
import { Layout } from "../pages/layout.tsx";

/** What the page draws on. */
export type PrivacyNoticeOptions = { content: Content; words: PageWords };

/** `GET /privacy`: what is kept, for how long, who sees it, how to delete it. */
export function privacyNoticePage({ content, words }: PrivacyNoticeOptions): Hono {
  const notice = noticeOf(content.privacyNotice, content.office);
  return new Hono().get("/", (c) => c.html(<NoticePage words={words} notice={notice} />));
}

function NoticePage({ words, notice }: { words: PageWords; notice: PrivacyNotice }) {
  const { title, back, lead, parts } = notice;
  return (
    <Layout words={words} title={`${title}　${words.siteName}`}>
      <main class="reference">
        <h1>{title}</h1>
        <p>{lead}</p>
        {parts.map(({ heading, words: sentences }) => (
          <section>
            <h2>{heading}</h2>
            <ul>
              {sentences.map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
          </section>
        ))}
        <p>
          <a class="target" href="/">
            {back}
          </a>
        </p>
      </main>
    </Layout>
  );
}
