/** So alike are two messages of one group: the share of letter pairs that they have in common (Dice). */
const ALIKE = 0.5;

/**
 * Puts messages that resemble each other together. Each joins the group whose first message it resembles most, or begins one;
 * with n messages and g groups that takes n·g comparisons.
 *
 * @param messages in any order; at most some hundreds
 * @returns the groups, most messages first, each with its messages in their order
 */
export function groupAlike<Message extends { text: string }>(messages: Message[]): Message[][] {
  const groups: { pairs: Set<string>; members: Message[] }[] = [];
  for (const message of messages) {
    const pairs = pairsOf(message.text);
    const [nearest] = groups
      .map((group) => ({ group, alike: dice(pairs, group.pairs) }))
      .filter(({ alike }) => alike >= ALIKE)
      .sort((a, b) => b.alike - a.alike);
    if (nearest) nearest.group.members.push(message);
    else groups.push({ pairs, members: [message] });
  }
  return groups.map(({ members }) => members).sort((a, b) => b.length - a.length);
}

/** Pairs of letters, with katakana as hiragana; a single letter stands for itself. */
function pairsOf(text: string): Set<string> {
  const letters = [
    ...text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
      .replace(/[^\p{L}\p{N}\p{M}]/gu, ""),
  ];
  return new Set(
    letters.length < 2 ? letters : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`),
  );
}

function dice(a: Set<string>, b: Set<string>): number {
  const common = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}
