import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import doublearray from "doublearray";
import type DynamicDictionaries from "kuromoji/src/dict/DynamicDictionaries.js";
import NodeDictionaryLoader from "kuromoji/src/loader/NodeDictionaryLoader.js";
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

/** A dictionary entry; `features` are six part-of-speech fields, base form, reading, pronunciation. */
type Entry = { surface: string; left: number; right: number; cost: number; features: string[] };

/** The dictionary in kuromoji's npm package: the whole IPADIC. */
const STOCK_FOLDER = join(dirname(createRequire(import.meta.url).resolve("kuromoji/package.json")), "dict");

/** IPADIC's context id of a proper noun, and a cost no split can beat. */
const LEXICON_CONTEXT = 1288;
const LEXICON_FEATURES = ["名詞", "固有名詞", "一般", "*", "*", "*"];
const lexiconCost = (length: number) => Math.max(-32000, Math.round(-400 * length ** 1.5));

/**
 * Builds the packed dictionary: the whole IPADIC as kuromoji ships it and our lexicon, in the layout that
 * language/packed-dictionary.ts reads. Takes about ten seconds.
 *
 * @param lexicon our own terms; none for comparing with stock kuromoji
 * @returns the file's bytes
 * @throws Error when an entry would not come out of the packed file as it went in
 */
export async function buildDictionary(lexicon: LexiconTerm[]): Promise<Uint8Array<ArrayBuffer>> {
  const stock = await loadStock();
  const unknown = stock.unknown_dictionary;
  // Entries of one surface side by side, in stock's order: it decides between equal costs.
  const entries = [...stockEntries(stock), ...lexicon.map(lexiconEntry)]
    .map((entry) => ({ entry, key: Buffer.from(entry.surface) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ entry }) => entry);
  const { alphabet, partsOfSpeech, ...columns } = packEntries(entries);
  return writePackedDictionary({
    about: {
      alphabet,
      partsOfSpeech,
      unknownTargets: Object.fromEntries(
        Object.entries(unknown.target_map).map(([id, targets]) => [id, Array.from(targets, Number)]),
      ),
    },
    sections: {
      ...buildTrie(entries),
      homographs: columns.homographs,
      costs: columns.costs,
      partOfSpeech: columns.partOfSpeech,
      textOffset: columns.offsets,
      text: columns.text,
      connections: stock.connection_costs.buffer,
      unknownCosts: unknown.dictionary.buffer.slice(0, lastId(unknown.target_map) + STOCK_ENTRY_BYTES),
      unknownFeatures: withoutPadding(unknown.pos_buffer.buffer),
      characterCategory: unknown.character_definition.character_category_map,
      characterCompatible: unknown.character_definition.compatible_category_map,
      characterInvoke: withoutPadding(unknown.character_definition.invoke_definition_map.toBuffer()),
    },
  });
}

/** @returns kuromoji's own dictionaries, loaded by kuromoji */
export async function loadStock(): Promise<DynamicDictionaries> {
  return await new Promise((resolve, reject) => {
    new NodeDictionaryLoader(STOCK_FOLDER).load((error, dictionaries) =>
      error ? reject(error) : resolve(dictionaries),
    );
  });
}

function stockEntries({ token_info_dictionary: tokens }: DynamicDictionaries): Entry[] {
  return Object.values(tokens.target_map)
    .flatMap((ids) => Array.from(ids))
    .sort((a, b) => a - b)
    .map((id) => {
      const [surface = "", ...features] = tokens.getFeatures(id).split(",");
      const [left, right, cost] = [0, 2, 4].map((offset) => tokens.dictionary.getShort(id + offset));
      return { surface, left: left!, right: right!, cost: cost!, features };
    });
}

function lexiconEntry({ surface, reading }: LexiconTerm): Entry {
  return {
    surface,
    left: LEXICON_CONTEXT,
    right: LEXICON_CONTEXT,
    cost: lexiconCost(surface.length),
    features: [...LEXICON_FEATURES, surface, reading, reading],
  };
}

/** In stock's tables: left id, right id and cost in two bytes each, the place of the features in four. */
const STOCK_ENTRY_BYTES = 10;

function lastId(targets: Record<number, ArrayLike<number>>): number {
  return Math.max(...Object.values(targets).flatMap((ids) => Array.from(ids, Number)));
}

/** kuromoji's files are as long as the buffers they were built in; their strings end with one zero. */
function withoutPadding(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, bytes.findLastIndex((byte) => byte !== 0) + 2);
}

/** The double array of all surfaces; a surface's value is the index of its first entry. */
function buildTrie(entries: Entry[]): { trieBase: Int32Array; trieCheck: Int32Array } {
  const keys = entries.flatMap(({ surface }, i) =>
    surface === entries[i - 1]?.surface ? [] : [{ k: surface, v: i }],
  );
  const { bc } = doublearray.builder(1024 * 1024).build(keys);
  const used = bc.getCheckBuffer().findLastIndex((check) => check > 0) + 1;
  return { trieBase: bc.getBaseBuffer().slice(0, used), trieCheck: bc.getCheckBuffer().slice(0, used) };
}

function packEntries(entries: Entry[]) {
  const homographs = new Uint8Array(entries.length);
  const costs = new Int16Array(entries.length * 3);
  const partOfSpeech = new Uint16Array(entries.length);
  const posIndex = new Map<string, number>();
  let first = 0;
  for (const [i, { surface, left, right, cost, features }] of entries.entries()) {
    if (surface !== entries[first]!.surface) first = i;
    homographs[first]!++;
    costs.set([left, right, cost], i * 3);
    const pos = features.slice(0, 6).join(",");
    if (!posIndex.has(pos)) posIndex.set(pos, posIndex.size);
    partOfSpeech[i] = posIndex.get(pos)!;
  }
  const texts = entries.map(({ surface, features }) => foldFields([surface, ...features.slice(6)]));
  const column = { ...packTexts(texts), partOfSpeech, partsOfSpeech: [...posIndex.keys()] };
  for (const [i, { surface, features }] of entries.entries()) {
    const [wanted, unpacked] = [[surface, ...features].join(","), decodeText(column, i)];
    if (unpacked !== wanted)
      throw new Error(`dictionary entry ${i} is packed as "${unpacked}", not "${wanted}"`);
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
