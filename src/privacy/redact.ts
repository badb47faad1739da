import { placeOf, read } from "./reading.ts";
import { addresses } from "./rules/address.ts";
import { birthDates } from "./rules/birth-date.ts";
import { emails } from "./rules/email.ts";
import { individualNumbers } from "./rules/individual-number.ts";
import { names } from "./rules/name.ts";
import {
  accounts,
  applicationIds,
  documentNumbers,
  insuranceNumbers,
  longNumbers,
  paymentCards,
  serials,
} from "./rules/numbers.ts";
import { pins } from "./rules/pin.ts";
import { telephones } from "./rules/telephone.ts";
import { eventDates, published } from "./settled.ts";
import { merge, type Span, substitute } from "./spans.ts";

declare const redacted: unique symbol;
/** Text that went through redact(): the only text of a user that may be stored, logged, matched or shown. */
export type RedactedText = string & { readonly [redacted]: true };

type Rule = { kind: MaskedKind; find: (reading: string) => Span[] };

/** What stands in place of what was masked. */
const LABELS = {
  "application-id": "［申請書ID］",
  "document-number": "［証明書番号］",
  telephone: "［電話番号］",
  "card-number": "［カード番号］",
  "individual-number": "［個人番号］",
  account: "［口座番号］",
  insurance: "［保険の番号］",
  serial: "［製造番号］",
  pin: "［暗証番号］",
  email: "［メール］",
  number: "［番号］",
  "birth-date": "［生年月日］",
  address: "［住所］",
  name: "［氏名］",
} as const;

/** What was masked. */
export type MaskedKind = keyof typeof LABELS;

/**
 * In this order: what an earlier rule found, a later one does not look at. Dates of birth come first, since other dates are
 * then taken out of the way of rules that count digits.
 */
const BIRTH_DATES: Rule = { kind: "birth-date", find: birthDates };
const RULES: Rule[] = [
  { kind: "application-id", find: applicationIds },
  { kind: "document-number", find: documentNumbers },
  { kind: "telephone", find: telephones },
  { kind: "card-number", find: paymentCards },
  { kind: "individual-number", find: individualNumbers },
  { kind: "account", find: accounts },
  { kind: "insurance", find: insuranceNumbers },
  { kind: "serial", find: serials },
  { kind: "email", find: emails },
  { kind: "pin", find: pins },
  { kind: "address", find: addresses },
  { kind: "number", find: longNumbers },
  { kind: "name", find: names },
];

/** Stands for text that is settled; no rule takes it for a digit, a letter or a separator. */
const SETTLED = "\u{FFFC}";
const LABEL = new RegExp(
  Object.values(LABELS)
    .map((label) => `\\[${label.slice(1, -1)}\\]`)
    .join("|"),
  "g",
);

/** What a message was said after. */
export type Context = {
  /** the user's messages shortly before, oldest first: a number may be sent in pieces, a PIN a message after its word */
  earlier?: readonly string[];
  /** the bot's last message was about PINs */
  afterPin?: boolean;
  /** what its writer may say all the same */
  spared?: readonly MaskedKind[];
};

/** An office gives its telephone, its address and its people's names. */
export const OFFICE_MAY_SAY: readonly MaskedKind[] = ["telephone", "email", "address", "name"];

/** A message without what nobody may keep. `earlier`: messages before it that turn out to hold a piece, by their place. */
export type Redacted = {
  text: RedactedText;
  masked: MaskedKind[];
  earlier: { index: number; text: RedactedText }[];
};

/**
 * Masks what tells of a person, each by its kind. Redacting twice changes nothing more.
 *
 * 番号法 15 and 20 forbid asking for and keeping an individual number, so every 12-digit number is masked whatever its
 * check digit; telephone numbers and addresses that content/ publishes never are.
 *
 * @param text a message as it came
 * @param context what it was said after
 * @returns the text with everything found replaced by its kind, and the kinds
 */
export function redact(
  text: string,
  { earlier = [], afterPin = false, spared = [] }: Context = {},
): Redacted {
  const masked = new Set<MaskedKind>();
  let current = { messages: [...earlier, text], afterPin, spared };
  // What is masked makes the text shorter, which may bring a number near a word for it: until nothing is found.
  for (let found = findAll(current); found.length > 0; found = findAll(current)) {
    for (const { kind } of found) masked.add(kind);
    current = { ...current, messages: maskIn(current.messages, found) };
  }
  const results = current.messages as RedactedText[];
  return {
    text: results.at(-1) ?? ("" as RedactedText),
    masked: kindsIn(masked),
    earlier: results
      .slice(0, -1)
      .map((message, index) => ({ index, text: message }))
      .filter(({ index, text: message }) => message !== earlier[index]),
  };
}

/**
 * @param text words of content/ alone, in which nothing of a user stands
 * @returns the same: what is published is no secret
 */
export function ownWords(text: string): RedactedText {
  return text as RedactedText;
}

function kindsIn(masked: Set<MaskedKind>): MaskedKind[] {
  return [...RULES, BIRTH_DATES].map(({ kind }) => kind).filter((kind) => masked.has(kind));
}

type Found = Span & { kind: MaskedKind };
type Messages = { messages: string[]; afterPin: boolean; spared: readonly MaskedKind[] };

/** What an answer to the bot's words about PINs is read after. */
const ASKED = "暗証番号\n";
/** Not longer: the answer is the number and little else. */
const LONGEST_ANSWER = 24;

/** @returns what is to be masked in the messages joined by line breaks, in its order */
function findAll({ messages, afterPin, spared }: Messages): Found[] {
  const found = findIn(messages.join("\n"), spared).filter((span) => isNoChoice(messages, span));
  const text = messages.at(-1) ?? "";
  if (found.length > 0 || !afterPin || text.length > LONGEST_ANSWER) return found;
  const before = messages.join("\n").length - text.length - ASKED.length;
  return findIn(ASKED + text, spared)
    .filter(({ kind, start }) => kind === "pin" && start >= ASKED.length)
    .map((span) => ({ ...span, start: span.start + before, end: span.end + before }));
}

function findIn(text: string, spared: readonly MaskedKind[]): Found[] {
  const reading = read(text);
  let current = reading.text;
  const found: Found[] = [];
  const settle = (spans: Span[]) => {
    current = substitute(current, merge(spans), ({ start, end }) => SETTLED.repeat(end - start));
  };
  const apply = ({ kind, find }: Rule) => {
    const spans = merge(find(current));
    if (!spared.includes(kind)) found.push(...spans.map((span) => ({ ...placeOf(reading, span), kind })));
    settle(spans);
  };
  settle([
    ...[...current.matchAll(LABEL)].map(({ 0: label, index }) => ({
      start: index,
      end: index + label.length,
    })),
    ...published(current),
  ]);
  apply(BIRTH_DATES);
  settle(eventDates(current));
  for (const rule of RULES) apply(rule);
  return merge(found.filter(({ start, end }) => end > start));
}

/** One digit a message is the number of a choice, unless individual numbers are spoken of. */
function isNoChoice(messages: string[], found: Found): boolean {
  if (found.kind !== "individual-number") return true;
  const pieces = messages.flatMap((message, i) =>
    piecesIn(messages, i, [found]).map(({ start, end }) => message.slice(start, end)),
  );
  const choices = pieces.length > 1 && pieces.some((piece) => piece.trim().length === 1);
  return !choices || /マイナンバー|個人番号/.test(messages.join("\n"));
}

/** Puts labels in place; what reaches over messages gets one in each. */
function maskIn(messages: string[], found: Found[]): string[] {
  return messages.map((message, i) =>
    substitute(message, piecesIn(messages, i, found), ({ kind }) => LABELS[kind]),
  );
}

/** What of the places in the joined messages lies in one of them, as places in it. */
function piecesIn(messages: string[], index: number, found: Found[]): Found[] {
  const from = messages.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
  const to = from + (messages[index] ?? "").length;
  return found
    .filter(({ start, end }) => start < to && end > from)
    .map((span) => ({
      ...span,
      start: Math.max(span.start, from) - from,
      end: Math.min(span.end, to) - from,
    }));
}
