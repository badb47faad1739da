import type { PageWords } from "../../answers/pages.ts";
import { Layout } from "../../pages/layout.tsx";
import { blocksOf } from "../blocks.ts";
import type { AddressOf } from "../forms.ts";
import type { Transcript } from "../transcript.ts";
import { Blocks } from "./blocks.tsx";

/** The conversation in 22 points, black on white, for A4 (styles/transcripts.css). */
export function LargePrintPage(props: { words: PageWords; transcript: Transcript; addressOf: AddressOf }) {
  const { words, transcript, addressOf } = props;
  return (
    <Layout words={words} title={transcript.title}>
      <main class="large-print">
        <p class="screen-only">{words.plans.howToPrint}</p>
        <Blocks blocks={blocksOf(transcript, words.transcripts)} />
        <p class="screen-only">
          <a class="target" href={addressOf()}>
            {words.transcripts.back}
          </a>
        </p>
      </main>
    </Layout>
  );
}
