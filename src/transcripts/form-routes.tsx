import { type Context, type Env, Hono } from "hono";
import type { PageWords } from "../answers/pages.ts";
import { Refusal } from "../errors.ts";
import { toBrf } from "./braille/brf.ts";
import type { ToBraille } from "./braille/translate.ts";
import { braillePages } from "./braille.ts";
import { type AddressOf, FORMS } from "./forms.ts";
import { plainText, WIDTH } from "./plain-text.ts";
import type { Transcript } from "./transcript.ts";
import { BraillePage } from "./views/braille-page.tsx";
import { LargePrintPage } from "./views/large-print-page.tsx";

/** What the forms draw on. */
export type FormOptions<E extends Env> = {
  words: PageWords;
  /** nothing when the dictionary cannot be read */
  loadBraille: () => Promise<ToBraille | undefined>;
  /** gives the transcript to whoever may read it; throws a Refusal for anybody else */
  open: (c: Context<E>) => Promise<Transcript>;
  /** where this request's transcript and its forms are */
  addressesOf: (c: Context<E>) => AddressOf;
};

/** A transcript's forms, for whoever may open it: by a link (routes.tsx), or at the desk. */
export function formRoutes<E extends Env>(options: FormOptions<E>): Hono<E> {
  const { words, loadBraille, open, addressesOf } = options;
  const inBraille = async (c: Context<E>): Promise<{ transcript: Transcript; pages: string[][] }> => {
    const transcript = await open(c);
    const toBraille = await loadBraille();
    if (!toBraille) throw new Refusal(503, "NoBraille", "the dictionary cannot be read: run npm run compile");
    return { transcript, pages: braillePages(transcript, words.transcripts, toBraille) };
  };
  return new Hono<E>()
    .get(`/${FORMS.text}`, async (c) => {
      const transcript = await open(c);
      return c.text(plainText(transcript, words.transcripts, widthIn(c.req.query("width"))));
    })
    .get(`/${FORMS.large}`, async (c) => {
      const transcript = await open(c);
      return c.html(<LargePrintPage words={words} transcript={transcript} addressOf={addressesOf(c)} />);
    })
    .get(`/${FORMS.braille}`, async (c) => {
      const read = await inBraille(c);
      return c.html(<BraillePage words={words} {...read} addressOf={addressesOf(c)} />);
    })
    .get(`/${FORMS.brf}`, async (c) => {
      const { pages } = await inBraille(c);
      c.header("content-type", "application/octet-stream");
      c.header("content-disposition", `attachment; filename="${FORMS.brf}"`);
      return c.body(toBrf(pages));
    });
}

/** Another width than a number is the usual one. */
function widthIn(given: string | undefined): number {
  const width = given && /^\d{1,4}$/.test(given) ? Number(given) : WIDTH.usual;
  return Math.min(WIDTH.most, Math.max(WIDTH.least, width));
}
