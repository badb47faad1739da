import { isMap, isSeq, parseDocument } from "yaml";

/** Messages that agents found an answer for. */
export type Linked = { id: string; answerId: string; text: string };

/**
 * Adds messages as utterances to the intent of their answer, each with the decision that it comes from. What a file has, it keeps:
 * not a letter of it is changed.
 *
 * @param yaml a file of intents/
 * @param linked messages, masked
 * @param known utterances of all files; those are not added again, and what is added is known afterwards
 * @returns the file with them, and what was added
 */
export function addUtterances(
  yaml: string,
  linked: Linked[],
  known: Set<string>,
): { yaml: string; added: Linked[] } {
  const intents = parseDocument(yaml).contents;
  if (!isSeq(intents)) return { yaml, added: [] };
  const added: Linked[] = [];
  const inserts: { at: number; lines: string }[] = [];
  for (const intent of intents.items) {
    if (!isMap(intent)) continue;
    const examples = intent.get("examples");
    const fresh = linked.filter(
      ({ answerId, text }) => answerId === String(intent.get("answer")) && !known.has(asUtterance(text)),
    );
    if (!isSeq(examples) || fresh.length === 0) continue;
    const unique = fresh.filter(({ text }) => {
      const isNew = !known.has(asUtterance(text));
      known.add(asUtterance(text));
      return isNew;
    });
    const lines = unique.map(({ id, text }) => `    - ${JSON.stringify(asUtterance(text))} # gap ${id}\n`);
    inserts.push({ at: endOf(yaml, examples.range?.[1] ?? 0), lines: lines.join("") });
    added.push(...unique);
  }
  const whole = inserts.reduceRight(
    (text, { at, lines }) => text.slice(0, at) + lines + text.slice(at),
    yaml,
  );
  return { yaml: whole, added };
}

/**
 * @param linked messages
 * @param answers those to which an intent leads
 * @returns those for which there is no place in intents/, for the command to say so
 */
export function withoutIntent(linked: Linked[], answers: Set<string>): Linked[] {
  return linked.filter(({ answerId }) => !answers.has(answerId));
}

/** One line, as a YAML file holds an utterance. */
function asUtterance(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** The place after the line in which a value ends. */
function endOf(yaml: string, offset: number): number {
  const last = Math.max(0, offset - 1);
  const end = yaml.indexOf("\n", last);
  return end === -1 ? yaml.length : end + 1;
}

/**
 * @param draft what an agent wrote
 * @returns a file of content/drafts, to be made an answer by hand: with its manual's section, and by whom
 */
export function draftFile({ id, title, text }: { id: string; title: string; text: string }): string {
  return `---\n# gap ${id}\ntitle: ${JSON.stringify(title)}\n---\n\n${text}\n`;
}
