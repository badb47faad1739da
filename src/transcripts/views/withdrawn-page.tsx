import type { PageWords } from "../../answers/pages.ts";
import { Layout } from "../../pages/layout.tsx";

/** Says that a link opens nothing any more. */
export function WithdrawnPage({ words }: { words: PageWords }) {
  const { done, again } = words.transcripts.withdraw;
  return (
    <Layout words={words} title={`${done}　${words.siteName}`}>
      <main>
        <h1>{done}</h1>
        <p>{again}</p>
        <p>
          <a class="target" href="/">
            {words.errors.back}
          </a>
        </p>
      </main>
    </Layout>
  );
}
