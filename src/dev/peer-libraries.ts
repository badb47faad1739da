import { containerBootstrap } from "@nlpjs/core";
import { LangJa } from "@nlpjs/lang-ja";
import { Nlp } from "@nlpjs/nlp";
import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import type { Content } from "../answers/content.ts";
import type { Intent } from "../compile/intents.ts";
import type { Targets } from "../compile/sources.ts";
import { normalise } from "../language/normalise.ts";
import type { Tokenise } from "../language/tokenise.ts";

/** The likeliest answer to a message, and a score that is higher the surer the library is. */
export type Guess = (text: string) => Promise<{ answer?: string; score: number }>;

const OUTSIDE = "outside";

/**
 * Other libraries, each as its documentation has it used for a question-answering bot.
 *
 * @param given the utterances that all learn from, the answers, and a tokenizer for those that need words
 * @returns a guess by each
 */
export async function createPeers(given: {
  intents: Intent[];
  content: Content;
  targets: Targets;
  tokenise: Tokenise;
}): Promise<Record<string, Guess>> {
  return {
    "minisearch 7.2 (BM25+ over kuromoji's words)": miniSearch(given),
    "nlp.js 4.27 (lang-ja)": await nlpJs(given),
    "fuse.js 7.5": fuse(given),
  };
}

function documentsOf({ intents, targets, content }: Parameters<typeof createPeers>[0]) {
  return Object.entries(targets).map(([id, { title }]) => {
    const said = intents.filter(({ target }) => "answer" in target && target.answer === id);
    const utterances = said.flatMap(({ examples }) => examples).join("\n");
    return { id, title, text: content.answers[id]?.full.text ?? "", utterances };
  });
}

function miniSearch(given: Parameters<typeof createPeers>[0]): Guess {
  const words = (text: string) => given.tokenise(normalise(text)).map(({ base }) => base);
  const index = new MiniSearch({
    fields: ["title", "text", "utterances"],
    tokenize: (text) => text.split("\n").flatMap(words),
    searchOptions: { boost: { title: 2, utterances: 2 } },
  });
  index.addAll(documentsOf(given));
  return async (text) => {
    const [best] = index.search(text);
    return best ? { answer: String(best.id), score: best.score } : { score: 0 };
  };
}

async function nlpJs({ intents, tokenise }: Parameters<typeof createPeers>[0]): Promise<Guess> {
  const container = await containerBootstrap();
  container.use(LangJa);
  const nlp = new Nlp({ container, forceNER: false, autoSave: false, autoLoad: false, nlu: { log: false } });
  nlp.addLanguage("ja");
  for (const { target, examples } of intents) {
    const intent = "answer" in target ? target.answer : OUTSIDE;
    for (const example of examples) nlp.addDocument("ja", spaced(tokenise, example), intent);
  }
  await nlp.train();
  return async (text) => {
    const { intent, score } = await nlp.process("ja", spaced(tokenise, text));
    return intent === OUTSIDE || intent === "None" ? { score: 0 } : { answer: intent, score };
  };
}

/** Its own Japanese tokenizer needs a dictionary from disk; ours gives the same words. */
function spaced(tokenise: Tokenise, text: string): string {
  return tokenise(normalise(text))
    .map(({ base }) => base)
    .join(" ");
}

function fuse(given: Parameters<typeof createPeers>[0]): Guess {
  const items = given.intents.flatMap(({ target, examples }) =>
    "answer" in target
      ? examples.map((example) => ({ answer: target.answer, example: normalise(example) }))
      : [],
  );
  const index = new Fuse(items, {
    keys: ["example"],
    includeScore: true,
    ignoreLocation: true,
    threshold: 0.8,
  });
  return async (text) => {
    const [best] = index.search(normalise(text), { limit: 1 });
    return best ? { answer: best.item.answer, score: 1 - (best.score ?? 1) } : { score: 0 };
  };
}
