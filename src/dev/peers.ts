import type { Content } from "../answers/content.ts";
import type { Intent } from "../compile/intents.ts";
import type { Targets } from "../compile/sources.ts";
import type { Understand } from "../language/match.ts";
import type { Tokenise } from "../language/tokenise.ts";
import type { Labelled } from "./labelled.ts";
import { createPeers, type Guess } from "./peer-libraries.ts";

/** What all of them are given. */
type Given = {
  intents: Intent[];
  content: Content;
  targets: Targets;
  labelled: Labelled[];
  tokenise: Tokenise;
  understand: Understand;
};

/** At most this share of the messages that the manual does not answer may get an answer. */
const FALSE_ANSWERS = 0.05;
/** Fuse.js takes about a second a message over all utterances. */
const MOST = 130;

/**
 * Prints how often each library's first guess names a right section, and how often it is right when its own score must be high
 * enough that at most 5% of the unanswerable messages get an answer. All learn from the same utterances; libraries that only
 * search have the answers' titles and texts too.
 */
export async function comparePeers({ understand, ...given }: Given): Promise<void> {
  const { labelled, targets } = given;
  const peers = { ...(await createPeers(given)), madoguchi: firstOf(understand) };
  const inScope = sample(labelled.filter(({ kind }) => kind === "faq" || kind === "flow"));
  const outside = sample(labelled.filter(({ kind }) => kind === "oos"));
  console.log(`${inScope.length} messages that the manual answers, ${outside.length} that it does not`);
  console.log(
    `| | first guess right | right with at most ${FALSE_ANSWERS * 100}% false answers | ms per message |`,
  );
  console.log("|---|---|---|---|");
  for (const [name, guess] of Object.entries(peers)) {
    const begin = performance.now();
    const guesses = await Promise.all(
      inScope.map(async ({ q, accept }) => ({ accept, ...(await guess(q)) })),
    );
    const ms = (performance.now() - begin) / inScope.length;
    const outsideScores = (await Promise.all(outside.map(({ q }) => guess(q)))).map(({ score }) => score);
    const bar = outsideScores.sort((a, b) => b - a)[Math.floor(FALSE_ANSWERS * outside.length)] ?? 0;
    const right = guesses.filter(({ answer, accept }) => cites(targets[answer ?? ""], accept));
    const sure = right.filter(({ score }) => score > bar);
    const share = (n: number) => `${((100 * n) / inScope.length).toFixed(1)}%`;
    console.log(`| ${name} | ${share(right.length)} | ${share(sure.length)} | ${ms.toFixed(2)} |`);
  }
}

/** Evenly spread, the same each time. */
function sample(messages: Labelled[]): Labelled[] {
  const step = Math.max(1, Math.ceil(messages.length / MOST));
  return messages.filter((_, i) => i % step === 0);
}

function cites(answer: Targets[string] | undefined, accept: string[]): boolean {
  return (answer?.sections ?? []).slice(0, 2).some((section) => accept.includes(section));
}

/** Our own likeliest answer, its score as the others give theirs. */
function firstOf(understand: Understand): Guess {
  return async (text) => {
    const best = understand(text).scores.find(({ target }) => "answer" in target);
    if (!best || !("answer" in best.target)) return { score: 0 };
    return { answer: best.target.answer, score: best.score };
  };
}
