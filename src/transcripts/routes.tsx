import { type Context, Hono } from "hono";
import { csrf } from "hono/csrf";
import type { PageWords } from "../answers/pages.ts";
import { Refusal } from "../errors.ts";
import { toBrf } from "./braille/brf.ts";
import type { ToBraille } from "./braille/translate.ts";
import { braillePages } from "./braille.ts";
import { plainText, WIDTH } from "./plain-text.ts";
import type { Transcript } from "./transcript.ts";
import { BraillePage } from "./views/braille-page.tsx";
import { LargePrintPage } from "./views/large-print-page.tsx";
import { TranscriptPage } from "./views/transcript-page.tsx";
import { WithdrawnPage } from "./views/withdrawn-page.tsx";

/** A conversation as whoever holds its link sees it. */
export type TranscriptDoor = {
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

/** The forms that a transcript has, by the last part of their addresses. */
export const FORMS = {
  text: "kiroku.txt",
  large: "large-print",
  braille: "braille",
  brf: "kiroku.brf",
} as const;

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
  const inBraille = async (c: Context): Promise<{ transcript: Transcript; pages: string[][] }> => {
    const transcript = await opened(c);
    const toBraille = await loadBraille();
    if (!toBraille) throw new Refusal(503, "NoBraille", "the dictionary cannot be read: run npm run compile");
    return { transcript, pages: braillePages(transcript, words.transcripts, toBraille) };
  };
  const baseOf = (c: Context) => `/transcripts/${c.req.param("id")}/${c.req.param("key")}`;

  return new Hono()
    .use(async (c, next) => {
      await next();
      c.header("x-robots-tag", "noindex, nofollow, noarchive");
      c.header("cache-control", "no-store");
      c.header("content-language", "ja");
    })
    .get("/:id/:key", async (c) => {
      const transcript = await opened(c);
      return c.html(<TranscriptPage words={words} transcript={transcript} base={baseOf(c)} />);
    })
    .get(`/:id/:key/${FORMS.text}`, async (c) => {
      const transcript = await opened(c);
      return c.text(plainText(transcript, words.transcripts, widthIn(c.req.query("width"))));
    })
    .get(`/:id/:key/${FORMS.large}`, async (c) => {
      const transcript = await opened(c);
      return c.html(<LargePrintPage words={words} transcript={transcript} base={baseOf(c)} />);
    })
    .get(`/:id/:key/${FORMS.braille}`, async (c) => {
      const { transcript, pages } = await inBraille(c);
      return c.html(<BraillePage words={words} transcript={transcript} pages={pages} base={baseOf(c)} />);
    })
    .get(`/:id/:key/${FORMS.brf}`, async (c) => {
      const { pages } = await inBraille(c);
      c.header("content-type", "application/octet-stream");
      c.header("content-disposition", `attachment; filename="${FORMS.brf}"`);
      return c.body(toBrf(pages));
    })
    .post("/:id/:key/withdraw", csrf(), async (c) => {
      const { id, key } = c.req.param();
      // Withdrawn twice is withdrawn.
      await openTranscript(id).withdrawTranscript(key);
      return c.html(<WithdrawnPage words={words} />);
    });
}

/** Another width than a number is the usual one. */
function widthIn(given: string | undefined): number {
  const width = given && /^\d{1,4}$/.test(given) ? Number(given) : WIDTH.usual;
  return Math.min(WIDTH.most, Math.max(WIDTH.least, width));
}
