import type { PageWords } from "../answers/pages.ts";
import { Layout } from "./layout.tsx";

/** What went wrong, in words for a resident, and the way back. */
export function ErrorPage({ words, message, back }: { words: PageWords; message: string; back: string }) {
  return (
    <Layout words={words} title={`${words.errors.heading}　${words.siteName}`}>
      <main>
        <h1>{words.errors.heading}</h1>
        <p>{message}</p>
        <p>
          <a href={back}>{words.errors.back}</a>
        </p>
      </main>
    </Layout>
  );
}
