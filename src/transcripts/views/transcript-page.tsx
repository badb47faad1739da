import type { PageWords } from "../../answers/pages.ts";
import { Layout } from "../../pages/layout.tsx";
import { blocksOf } from "../blocks.ts";
import type { AddressOf } from "../forms.ts";
import { dayInWords, timeInWords } from "../times.ts";
import type { Transcript } from "../transcript.ts";
import { Blocks } from "./blocks.tsx";
import { FormLinks } from "./form-links.tsx";

/** The conversation to read on a screen, and the way to its other forms. */
export function TranscriptPage(props: { words: PageWords; transcript: Transcript; addressOf: AddressOf }) {
  const { words, transcript, addressOf } = props;
  const { withdraw, expires } = words.transcripts;
  const [title, ...rest] = blocksOf(transcript, words.transcripts);
  const { until } = transcript;
  return (
    <Layout words={words} title={transcript.title}>
      <main class="transcript">
        <Blocks blocks={title ? [title] : []} />
        {until === null ? null : (
          <p>{expires.replace("{until}", `${dayInWords(until)} ${timeInWords(until)}`)}</p>
        )}
        <FormLinks words={words} addressOf={addressOf} />
        <Blocks blocks={rest} />
        <section class="screen-only" aria-labelledby="withdraw">
          <h2 id="withdraw">{withdraw.heading}</h2>
          <p>{withdraw.explain}</p>
          <form method="post" action={`${addressOf()}/withdraw`}>
            <button type="submit">{withdraw.button}</button>
          </form>
        </section>
      </main>
    </Layout>
  );
}
