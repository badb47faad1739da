import type { PageWords } from "../../answers/pages.ts";
import { Layout } from "../../pages/layout.tsx";
import { blocksOf } from "../blocks.ts";
import { FORMS } from "../routes.tsx";
import { dayInWords, timeInWords } from "../times.ts";
import type { Transcript } from "../transcript.ts";
import { Blocks } from "./blocks.tsx";

/** The conversation to read on a screen, and the way to its other forms. */
export function TranscriptPage(props: { words: PageWords; transcript: Transcript; base: string }) {
  const { words, transcript, base } = props;
  const { forms, withdraw, expires } = words.transcripts;
  const [title, ...rest] = blocksOf(transcript, words.transcripts);
  const { until } = transcript;
  return (
    <Layout words={words} title={transcript.title}>
      <main class="transcript">
        <Blocks blocks={title ? [title] : []} />
        {until === null ? null : (
          <p>{expires.replace("{until}", `${dayInWords(until)} ${timeInWords(until)}`)}</p>
        )}
        <nav class="screen-only" aria-labelledby="forms">
          <h2 id="forms">{forms.heading}</h2>
          <ul>
            {(["large", "text", "braille", "brf"] as const).map((form) => (
              <li>
                <a
                  class="target"
                  href={`${base}/${FORMS[form]}`}
                  download={form === "brf" ? FORMS.brf : undefined}
                >
                  {forms[form]}
                </a>
              </li>
            ))}
          </ul>
          <p>{forms.print}</p>
        </nav>
        <Blocks blocks={rest} />
        <section class="screen-only" aria-labelledby="withdraw">
          <h2 id="withdraw">{withdraw.heading}</h2>
          <p>{withdraw.explain}</p>
          <form method="post" action={`${base}/withdraw`}>
            <button type="submit">{withdraw.button}</button>
          </form>
        </section>
      </main>
    </Layout>
  );
}
