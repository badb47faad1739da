import type { FlowChoice, NodeWording } from "../answers/flow-wording.ts";
import { readNumber } from "../eligibility/japanese-number.ts";
import { readAge } from "../eligibility/read-age.ts";
import { readCount } from "../eligibility/read-count.ts";
import { readDay, UNDECIDED_WORDS } from "../eligibility/read-day.ts";
import { UNDECIDED } from "../eligibility/visit-schedule.ts";
import type { FlowNode } from "../flows/define-flow.ts";
import { folded, isNegated, isQuestion, withoutEnding, withoutLead } from "./typed-words.ts";

/** A part of a label this short could be a part of anything. */
const MIN_PART = 3;
/** In a longer text a choice's words stand by chance. */
const MAX_SENTENCE = 24;
const ORDINAL = /^(?:その)?(?<number>.+?)(?:番目?|ばんめ?|つ目|つめ|個目|こめ)?(?:もの|やつ|ほう|方)?$/;
const NAMED: Record<string, number> = {
  最初: 1,
  さいしょ: 1,
  一番上: 1,
  いちばん上: 1,
  ひとつめ: 1,
  ひとつ目: 1,
};
const NAMED_LATER: Record<string, number> = {
  ふたつめ: 2,
  ふたつ目: 2,
  みっつめ: 3,
  みっつ目: 3,
  よっつめ: 4,
};
/** 「母」 within 「うちの母です」. */
const ONE_KANJI = /^\p{Script=Han}$/u;
const LAST = new Set(["最後", "さいご", "一番下", "いちばん下"]);

/** What a question is answered with. `exactly`: a choice's words within a sentence do not count. */
export type Asked = {
  node: FlowNode;
  wording: NodeWording;
  alike: readonly (readonly string[])[];
  exactly?: boolean;
};

/**
 * Reads a tapped or typed answer: a label or a part of it, its number (「1」「①」「一番」「最初の」), one of its other wordings, a word
 * that means the same (「ええ」 for 「はい」), an age where a choice stands for ages; a day; a number of people.
 *
 * @param asked the node, its wording, and the groups of words that mean the same everywhere (content/phrases.yaml)
 * @param text the redacted message
 * @param today YYYY-MM-DD in Japan, from which 「来月」 counts
 * @returns the choice's id, the day as YYYY-MM-DD, the number; "undecided" or "unknown" for 「未定」; nothing when it is none
 */
export function readFlowAnswer(
  { node, wording, alike, exactly = false }: Asked,
  text: string,
  today: string,
): string | undefined {
  const typed = folded(text);
  const said = withoutEnding(withoutLead(typed));
  if (node.takes === "date") return dayOf(typed, today) ?? (isUndecided(typed) ? UNDECIDED : undefined);
  if (node.takes === "count")
    return (readCount(said) ?? readCount(typed))?.toString() ?? (isUndecided(typed) ? "unknown" : undefined);
  const { choices } = wording;
  return (
    byNumber(choices, said) ??
    byExactWords(choices, alike, [typed, withoutEnding(typed), said]) ??
    byAge(choices, said, today) ??
    byPart(choices, said) ??
    (exactly ? undefined : bySentence(choices, typed))
  );
}

/** A day that has passed is nobody's plan: it is asked for again. */
function dayOf(typed: string, today: string): string | undefined {
  const day = readDay(typed, today);
  return day !== undefined && day >= today ? day : undefined;
}

function byNumber(choices: FlowChoice[], said: string): string | undefined {
  const word = ORDINAL.exec(said)?.groups?.number ?? "";
  if (LAST.has(word)) return choices.at(-1)?.id;
  const number = NAMED[word] ?? NAMED[said] ?? NAMED_LATER[said] ?? NAMED_LATER[word] ?? readNumber(word);
  return number === undefined ? undefined : choices[number - 1]?.id;
}

/** The words of a choice itself count before those that mean the same as one of them. */
function byExactWords(choices: FlowChoice[], alike: Asked["alike"], ways: string[]): string | undefined {
  const own = choices.find((choice) => wordsOf(choice).some((word) => ways.includes(word)));
  if (own) return own.id;
  const groups = alike
    .map((words) => words.map(folded))
    .filter((words) => ways.some((way) => words.includes(way)));
  return choices.find((choice) =>
    groups.some((words) => wordsOf(choice).some((word) => words.includes(word))),
  )?.id;
}

function byAge(choices: FlowChoice[], said: string, today: string): string | undefined {
  if (choices.every(({ ages }) => ages === undefined)) return undefined;
  const age = readAge(said, today);
  return age && choices.find(({ ages }) => ages && age.from >= ages[0] && age.to <= ages[1])?.id;
}

/** A part of a label counts when it is a part of one label alone. */
function byPart(choices: FlowChoice[], said: string): string | undefined {
  if (said.length < MIN_PART) return undefined;
  const within = choices.filter((choice) => wordsOf(choice).some((word) => word.includes(said)));
  return within.length === 1 ? within[0]?.id : undefined;
}

/**
 * A choice's words within a short sentence: 「施設の職員です」「うちの母なんです」. Not when the sentence asks something, denies what
 * the words say, or holds words of two choices neither of which is a part of the other.
 */
function bySentence(choices: FlowChoice[], typed: string): string | undefined {
  if (typed.length > MAX_SENTENCE || isQuestion(typed)) return undefined;
  const said = withoutEnding(typed);
  const found = choices.flatMap((choice) => {
    const word = longest(wordsOf(choice).filter((way) => tells(way) && said.includes(way)));
    const ending = wordsOf(choice).find((way) => ONE_KANJI.test(way) && standsAlone(way, said));
    const best = word ?? ending;
    return best ? [{ id: choice.id, word: best }] : [];
  });
  const best = found.find(({ word }) => found.every((other) => word.includes(other.word)));
  if (!best || (isNegated(said) && !isNegated(best.word))) return undefined;
  return found.filter(({ word }) => word === best.word).length === 1 ? best.id : undefined;
}

function standsAlone(kanji: string, said: string): boolean {
  return said.endsWith(kanji) || (said.startsWith(kanji) && "がはのもに".includes(said.charAt(1)));
}

/** Short words in kana (「ある」「ない」) are parts of too many others. */
function tells(way: string): boolean {
  return way.length >= (/^[ぁ-ゖー]+$/.test(way) ? MIN_PART : 2);
}

function longest(words: string[]): string | undefined {
  return words.toSorted((a, b) => b.length - a.length)[0];
}

function wordsOf({ label, also }: FlowChoice): string[] {
  return [label, ...also].map(folded).flatMap((word) => [word, withoutEnding(word)]);
}

function isUndecided(typed: string): boolean {
  return UNDECIDED_WORDS.some((word) => typed.includes(folded(word)));
}
