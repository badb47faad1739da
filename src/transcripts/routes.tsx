import { type Context, Hono } from "hono";
import { csrf } from "hono/csrf";
import type { PageWords } from "../answers/pages.ts";
import { Refusal } from "../errors.ts";
import type { ToBraille } from "./braille/translate.ts";
import { formRoutes } from "./form-routes.tsx";
import { type AddressOf, FORMS } from "./forms.ts";
import type { Transcript } from "./transcript.ts";
import { TranscriptPage } from "./views/transcript-page.tsx";
import { WithdrawnPage } from "./views/withdrawn-page.tsx";

/** A conversation as whoever holds its link sees it. */
type TranscriptDoor = {
  /** @returns the transcript, or null when the key does not open it, or no longer does */
  transcript(key: string): Promise<Transcript | null>;
  /** Makes the key open nothing any more. @returns false when it opened nothing before */
  withdrawTranscript(key: string): Promise<boolean>;
};

/** What the pages draw on. */
export type TranscriptOptions = {
  words: PageWords;
  openTranscript: (conversation: string) => TranscriptDoor;
  /** nothing when the dictionary cannot be read */
  loadBraille: () => Promise<ToBraille | undefined>;
};

/**
 * `/transcripts/:id/:key`: a conversation to read, print and take along, for whoever holds the link; it asks nothing. The key is
 * 122 random bits, good for some days (conversation/transcript-link.ts) and until it is withdrawn. The pages are never indexed nor
 * kept by caches, their addresses go nowhere as a referrer and into no log.
 */
export function transcripts({ words, openTranscript, loadBraille }: TranscriptOptions): Hono {
  const opened = async (c: Context): Promise<Transcript> => {
    const { id = "", key = "" } = c.req.param();
    const transcript = await openTranscript(id).transcript(key);
    if (!transcript)
      throw new Refusal(404, "UnknownTranscript", "the link opens no conversation, or no longer does");
    return transcript;
  };
  const addressesOf = (c: Context): AddressOf => {
    const base = `/transcripts/${c.req.param("id")}/${c.req.param("key")}`;
    return (form) => (form ? `${base}/${FORMS[form]}` : base);
  };

  return new Hono()
    .use(async (c, next) => {
      await next();
      c.header("x-robots-tag", "noindex, nofollow, noarchive");
      c.header("cache-control", "no-store");
      c.header("content-language", "ja");
    })
    .get("/:id/:key", async (c) => {
      const transcript = await opened(c);
      return c.html(<TranscriptPage words={words} transcript={transcript} addressOf={addressesOf(c)} />);
    })
    .route("/:id/:key", formRoutes({ words, loadBraille, open: opened, addressesOf }))
    .post("/:id/:key/withdraw", csrf(), async (c) => {
      const { id, key } = c.req.param();
      // Withdrawn twice is withdrawn.
      await openTranscript(id).withdrawTranscript(key);
      return c.html(<WithdrawnPage words={words} />);
    });
}
