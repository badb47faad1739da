import type { Content } from "../answers/content.ts";
import type { PageWords } from "../answers/pages.ts";
import { Layout } from "../pages/layout.tsx";

type Manual = Content["manual"];
type Section = Manual["sections"][number];

/** What the page shows. */
export type ReferencePageProps = {
  words: PageWords;
  manual: Manual;
  section: Section;
  /** the questions that we answer from this section */
  titles: string[];
  /** the id of the event that choosing a question makes */
  eventId: string;
};

/** One section of the manual, as a citation opens it. */
export function ReferencePage({ words, manual, section, titles, eventId }: ReferencePageProps) {
  const { title, asOfWords, makers, websites, sections } = manual;
  return (
    <Layout words={words} title={`${section.title}　${words.siteName}`}>
      <main class="reference">
        <h1 lang="ja">{section.title}</h1>
        <p lang="ja">{`${title}（${asOfWords}）`}</p>
        <p>
          <a class="target" href="/">
            {words.manual.back}
          </a>
        </p>
        <h2>{words.manual.answersHeading}</h2>
        {titles.length === 0 ? (
          <p>{words.manual.answersNone}</p>
        ) : (
          <form method="post" action="/">
            <p>{words.manual.answersHint}</p>
            <input type="hidden" name="eventId" value={eventId} />
            <ul class="choices" lang="ja">
              {titles.map((question) => (
                <li>
                  <button type="submit" name="choice" value={question}>
                    {question}
                  </button>
                </li>
              ))}
            </ul>
          </form>
        )}
        <h2>{words.manual.whereHeading}</h2>
        <p>{words.manual.where.replace("{makers}", makers)}</p>
        <ul>
          {websites.map(({ name, url }) => (
            <li lang="ja">
              <a class="target" href={url} rel="noreferrer">
                {name}
              </a>
            </li>
          ))}
        </ul>
        <details>
          <summary>{words.manual.sectionsHeading}</summary>
          <ul lang="ja">
            {sections.map(({ id, title: name }) => (
              <li>
                {id === section.id ? (
                  name
                ) : (
                  <a class="target" href={`/manual/${id}`}>
                    {name}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </details>
      </main>
    </Layout>
  );
}
