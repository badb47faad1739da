import { type AnswerBook, createAnswerBook } from "../answers/book.ts";
import { content } from "../answers/compiled.ts";
import { compiledFaq, createFaqBook } from "../answers/faq.ts";
import { assetReader } from "../assets.ts";
import { manualEntries } from "../bot/flow-entries.ts";
import { loadUnderstand } from "../language/load.ts";
import type { Understand } from "../language/match.ts";

/** What a turn with a message needs and an isolate loads once: the matcher and all answers. */
export type Knowledge = { understand: Understand; book: AnswerBook };

/** The manual's answers alone; a greeting and a declined photograph need no more. */
export const manualOnly: Knowledge = {
  understand: () => ({ kind: "unsure", scores: [], outside: 0, trust: 0, urgent: false }),
  book: createAnswerBook(manualEntries(content)),
};

let loaded: Promise<Knowledge> | undefined;

/**
 * Loads matcher and answers once an isolate; later calls get the same.
 *
 * @param assets where the compiled files lie
 * @returns the knowledge
 * @throws Error when an asset cannot be read or is of another version; the next call tries again
 */
export function loadKnowledge(assets: Pick<Fetcher, "fetch">): Promise<Knowledge> {
  loaded ??= load(assets).catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(assets: Pick<Fetcher, "fetch">): Promise<Knowledge> {
  const read = assetReader(assets);
  const [understand, faq] = await Promise.all([loadUnderstand(read), read("faq.json")]);
  const entries = compiledFaq.parse(JSON.parse(new TextDecoder().decode(faq)));
  const unnamed = content.phrases.officeSource.replace("{name}", content.office.name ?? "");
  return { understand, book: createAnswerBook(manualEntries(content), createFaqBook(entries, unnamed)) };
}
