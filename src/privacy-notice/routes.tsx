import { Hono } from "hono";
import type { Content } from "../answers/content.ts";
import type { PageWords } from "../answers/pages.ts";
import { noticeOf, type PrivacyNotice } from "../answers/privacy-notice.ts";
import { Layout } from "../pages/layout.tsx";
import { viewOf } from "../pages/presentation.ts";
import type { View } from "../pages/view.ts";

type Version = keyof Content["privacyNotices"];

/** Where the notice is in each language, and which words the page's frame has. */
const VERSIONS: Record<Version, { path: string; language: View["language"] }> = {
  usual: { path: "/privacy", language: "ja" },
  easy: { path: "/privacy/easy", language: "ja" },
  english: { path: "/privacy/en", language: "en" },
};

/** What the pages draw on. */
export type PrivacyNoticeOptions = { content: Content; wordsIn: Record<View["language"], PageWords> };

/**
 * `GET /privacy`: what is kept, for how long, who sees it, how to delete it; `/privacy/easy` in easy Japanese, `/privacy/en` in
 * English, where somebody who reads the pages in English is sent.
 */
export function privacyNoticePages({ content, wordsIn }: PrivacyNoticeOptions): Hono {
  const page = (version: Version) => (
    <NoticePage
      words={wordsIn[VERSIONS[version].language]}
      notice={noticeOf(content.privacyNotices[version], content.office)}
      others={Object.entries(VERSIONS)
        .filter(([other]) => other !== version)
        .map(([other, { path, language }]) => ({
          href: other === "usual" ? `${path}?as=written` : path,
          language,
          name: content.privacyNotices[other as Version].name,
        }))}
    />
  );
  return new Hono()
    .get("/", (c) => {
      const wanted = c.req.query("as") === undefined && viewOf(c).language === "en";
      return wanted ? c.redirect(VERSIONS.english.path) : c.html(page("usual"));
    })
    .get("/easy", (c) => c.html(page("easy")))
    .get("/en", (c) => c.html(page("english")));
}

type Other = { href: string; language: string; name: string };

function NoticePage(props: { words: PageWords; notice: PrivacyNotice; others: Other[] }) {
  const { words, notice, others } = props;
  const { title, back, lead, parts } = notice;
  return (
    <Layout words={words} title={`${title}　${words.siteName}`}>
      <main class="reference">
        <h1>{title}</h1>
        <ul class="screen-only">
          {others.map(({ href, language, name }) => (
            <li>
              <a class="target" href={href} lang={language} hreflang={language}>
                {name}
              </a>
            </li>
          ))}
        </ul>
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
