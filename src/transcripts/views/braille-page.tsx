import type { PageWords } from "../../answers/pages.ts";
import { Layout } from "../../pages/layout.tsx";
import { type AddressOf, FORMS } from "../forms.ts";
import type { Transcript } from "../transcript.ts";

/** The conversation in Unicode braille, page by page as it would be embossed. */
export function BraillePage(props: {
  words: PageWords;
  transcript: Transcript;
  pages: string[][];
  addressOf: AddressOf;
}) {
  const { words, transcript, pages, addressOf } = props;
  const { braille, forms, back } = words.transcripts;
  return (
    <Layout words={words} title={`${braille.heading}　${transcript.title}`}>
      <main class="braille">
        <h1>{braille.heading}</h1>
        <p>{braille.explain}</p>
        <p>
          <a class="target" href={addressOf("brf")} download={FORMS.brf}>
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
          <a class="target" href={addressOf()}>
            {back}
          </a>
        </p>
      </main>
    </Layout>
  );
}
