/**
 * The text of dictionary entries, packed: surface, base form, reading and pronunciation.
 *
 * Fields are separated by a comma as in IPADIC's CSV; an empty field repeats the one before it (most base forms equal
 * the surface, most pronunciations the reading). Each character is its place in an alphabet that is ordered by
 * frequency: one byte for the first 191 (all kana and the commonest kanji), two for the others.
 */

/** 0 ends a text; 1 to 0xBF are the alphabet's first characters; 0xC0 and above lead a second byte. */
const ONE_BYTE_CODES = 0xbf;
const LEAD_BYTE = 0xc0;
const TWO_BYTE_CODES = (0x100 - LEAD_BYTE) * 0x100;

/** Texts start at `offsets[entry / GROUP]`, after `entry % GROUP` others: an offset each would be 1.4 MB more. */
export const GROUP = 8;

/** Views into a packed file that together hold every entry's features. */
export type TextColumn = {
  /** every character that occurs, the most frequent first */
  alphabet: string;
  offsets: Uint32Array;
  text: Uint8Array;
  partOfSpeech: Uint16Array;
  partsOfSpeech: string[];
};

/**
 * @param fields surface, base form, reading and pronunciation of an entry (any number of fields ≥ 1)
 * @returns one line in which an empty field repeats the one before it
 */
export function foldFields(fields: string[]): string {
  return fields.map((field, i) => (i > 0 && field === fields[i - 1] ? "" : field)).join(",");
}

/**
 * @param lines what foldFields gave for every entry
 * @returns their UTF-16 units, the most frequent first
 * @throws Error when there are more than two bytes can number
 */
export function alphabetOf(lines: string[]): string {
  const counts = new Uint32Array(0x10000);
  for (const line of lines) {
    for (let i = 0; i < line.length; i++) counts[line.charCodeAt(i)]!++;
  }
  const units = [...counts.keys()].filter((unit) => counts[unit]).sort((a, b) => counts[b]! - counts[a]!);
  if (units.length > ONE_BYTE_CODES + TWO_BYTE_CODES)
    throw new Error(`${units.length} characters do not fit`);
  return units.map((unit) => String.fromCharCode(unit)).join("");
}

/**
 * @param codes each character's place in the alphabet
 * @param line what foldFields gave
 * @returns the packed bytes with their terminator
 */
export function encodeText(codes: Map<string, number>, line: string): number[] {
  const packed: number[] = [];
  for (let i = 0; i < line.length; i++) {
    const code = codes.get(line[i]!)!;
    if (code < ONE_BYTE_CODES) packed.push(code + 1);
    else packed.push(LEAD_BYTE + ((code - ONE_BYTE_CODES) >> 8), (code - ONE_BYTE_CODES) & 0xff);
  }
  packed.push(0);
  return packed;
}

/**
 * @param column where the texts lie
 * @param entry index of the dictionary entry
 * @returns kuromoji's feature line: surface, six part-of-speech fields, base form, reading, pronunciation
 */
export function decodeText(column: TextColumn, entry: number): string {
  const { alphabet, text, partOfSpeech, partsOfSpeech } = column;
  let line = "";
  for (let i = placeOf(column, entry); text[i]; i++) {
    const byte = text[i]!;
    if (byte < LEAD_BYTE) line += alphabet[byte - 1];
    else line += alphabet[ONE_BYTE_CODES + ((byte - LEAD_BYTE) << 8) + text[++i]!];
  }
  const fields = line.split(",");
  for (let i = 1; i < fields.length; i++) fields[i] ||= fields[i - 1]!;
  const [surface, ...rest] = fields;
  return [surface, partsOfSpeech[partOfSpeech[entry]!], ...rest].join(",");
}

function placeOf({ offsets, text }: TextColumn, entry: number): number {
  let place = offsets[Math.floor(entry / GROUP)]!;
  for (let skip = entry % GROUP; skip > 0; skip--) {
    // A second byte may be 0, so the lead byte decides how far to step.
    while (text[place]) place += text[place]! < LEAD_BYTE ? 1 : 2;
    place++;
  }
  return place;
}
