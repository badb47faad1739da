import { foldKanjiDigits, matches, type Span } from "../spans.ts";

const LENGTH = 12;
/** Several PINs in a list come to as many digits. */
const PINS = /^[、,と/\s]+$/;
/** Between two groups of digits: nothing that is read aloud, or what is said on the way from one to the next. */
const SEPARATOR =
  /^(?:[^\p{L}\p{N}￼]|の|と|で|です|から|次|が|は|に|つぎ|つづ|続|けて|い|き|て|えっと|えー|えーと|あと|そして|それ|最後|さいご|まで|ハイフン|はいふん|ダッシュ|スペース|点|ドット){1,10}$/u;

type Group = Span & { before: string };

/**
 * Finds 12-digit numbers in any width and spacing: `123456789018`, `1234 5678 9018`, `１２３４－…`, `一二三四五…`, digit by
 * digit. Every way to read twelve digits counts, so that none of them is left over. Longer unbroken runs are masked too,
 * since an individual number may have been typed twice or with a slip.
 *
 * @param folded text as rules read it
 * @returns spans of whole numbers, which may overlap
 */
export function individualNumbers(folded: string): Span[] {
  const digits = foldKanjiDigits(folded);
  const groups = groupsOf(digits);
  const pins = /暗証|パスワード|(?<![a-z])pin(?![a-z])/.test(folded) && !/マイナンバー|個人番号/.test(folded);
  return groups.flatMap((_, first) => numberFrom(groups, first, pins) ?? []);
}

function groupsOf(digits: string): Group[] {
  const spans = matches(digits, /\d+/g);
  return spans.map((span, i) => ({ ...span, before: digits.slice(spans[i - 1]?.end ?? 0, span.start) }));
}

/** The number that begins with the group at `first`, if there is one. */
function numberFrom(groups: Group[], first: number, pins: boolean): Span | undefined {
  const taken: Group[] = [];
  let length = 0;
  for (const group of groups.slice(first, first + LENGTH)) {
    if (taken.length > 0 && !SEPARATOR.test(group.before)) return undefined;
    taken.push(group);
    length += group.end - group.start;
    if (length >= LENGTH) break;
  }
  const [from, to] = [taken[0], taken.at(-1)];
  if (
    pins &&
    taken.length === 3 &&
    taken.slice(1).every(({ before }) => PINS.test(before) && /\S/.test(before))
  )
    return undefined;
  const whole = length === LENGTH || (taken.length === 1 && length > LENGTH);
  return from && to && whole && looksWritten(taken) ? { start: from.start, end: to.end } : undefined;
}

/**
 * Tells a number from a list of small ones (section numbers, days): groups of one or two digits must all be as long as each
 * other and separated alike.
 */
function looksWritten(groups: Group[]): boolean {
  const sizes = groups.map(({ start, end }) => end - start);
  if (Math.min(...sizes) >= 2 && Math.max(...sizes) >= 3) return true;
  const separators = groups.slice(1).map(({ before }) => before.replace(/\s+/g, " "));
  return new Set(sizes).size === 1 && new Set(separators).size <= 1;
}
