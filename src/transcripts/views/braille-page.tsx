import type { PageWords } from "../../answers/pages.ts";
import { Layout } from "../../pages/layout.tsx";
import { FORMS } from "../routes.tsx";
import type { Transcript } from "../transcript.ts";

/** The conversation in Unicode braille, page by page as it would be embossed. */
export function BraillePage(props: {
  words: PageWords;
  transcript: Transcript;
  pages: string[][];
  base: string;
}) {
  const { words, transcript, pages, base } = props;
  const { braille, forms, back } = words.transcripts;
  return (
    <Layout words={words} title={`${braille.heading}　${transcript.title}`}>
      <main class="braille">
        <h1>{braille.heading}</h1>
        <p>{braille.explain}</p>
        <p>
          <a class="target" href={`${base}/${FORMS.brf}`} download={FORMS.brf}>
            {forms.brf}
          </a>
        </p>
        {pages.map((lines, i) => (
          <section aria-labelledby={`page-${i + 1}`} tabindex={0}>
            <h2 id={`page-${i + 1}`}>{braille.page.replace("{number}", String(i + 1))}</h2>
            <pre lang="ja-Brai">{lines.join("\n")}</pre>
          </section>
        ))}
        <p>
          <a class="target" href={base}>
            {back}
          </a>
        </p>
      </main>
    </Layout>
  );
}
