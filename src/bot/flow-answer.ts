import type { NodeWording } from "../answers/flow-wording.ts";
import { readDay, UNDECIDED_WORDS } from "../eligibility/read-day.ts";
import { UNDECIDED } from "../eligibility/visit-schedule.ts";
import type { FlowNode } from "../flows/define-flow.ts";

const NUMBER = /^([1-9]|1[0-9])(?:番目?|ばん|つ目)?(?:です)?$/;
const COUNT =
  /^(?:約|およそ|だいたい|大体)?\s*(\d{1,4})\s*(?:人|名)?(?:くらい|ぐらい|ほど|程度|前後)?(?:です)?$/;
/** A part of a label this short could be a part of anything. */
const MIN_PART = 3;
/** What people add to a short answer. */
const ENDING = /(?:です(?:けど|が|ね|よ)?|でした|ます|だよ|だ|ですね|かな|と思います)?[。.、!！〜ー\s]*$/;

/**
 * Reads a tapped or typed answer: a label or a part of it, its number (「1」「１」「①」「1番」), one of its other wordings; a day;
 * a number of people.
 *
 * @param node what is asked
 * @param wording its labels
 * @param text the redacted message
 * @param today YYYY-MM-DD in Japan, from which 「来月」 counts
 * @returns the choice's id, the day as YYYY-MM-DD, the number; "undecided" or "unknown" for 「未定」; nothing when it is none
 */
export function readFlowAnswer(
  node: FlowNode,
  wording: NodeWording,
  text: string,
  today: string,
): string | undefined {
  const typed = fold(text);
  if (node.takes === "date") return readDay(typed, today) ?? (isUndecided(typed) ? UNDECIDED : undefined);
  if (node.takes === "count") return COUNT.exec(typed)?.[1] ?? (isUndecided(typed) ? "unknown" : undefined);
  const number = Number(NUMBER.exec(typed)?.[1] ?? 0);
  return wording.choices[number - 1]?.id ?? byWords(wording, typed);
}

function byWords({ choices }: NodeWording, typed: string): string | undefined {
  const said = typed.replace(ENDING, "");
  const ways = choices.map(({ id, label, also }) => ({ id, words: [label, ...also].map(fold) }));
  const exact = ways.find(({ words }) =>
    words.some((way) => way === typed || way.replace(ENDING, "") === said),
  );
  if (exact) return exact.id;
  if (said.length < MIN_PART) return undefined;
  // A part of a label counts when it is a part of one label alone, and so does a label within a short sentence.
  const within = ways.filter(({ words }) => words.some((way) => way.includes(said)));
  if (within.length === 1) return within[0]?.id;
  if (said.length > 20) return undefined;
  const around = ways.filter(({ words }) =>
    words.some((way) => way.length >= MIN_PART && said.includes(way)),
  );
  return around.length === 1 ? around[0]?.id : undefined;
}

function isUndecided(typed: string): boolean {
  return UNDECIDED_WORDS.some((word) => typed.includes(word));
}

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, "")
    .replace(/[。.!！]+$/, "");
}
