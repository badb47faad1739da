import doublearray from "doublearray";
import CharacterDefinition from "kuromoji/src/dict/CharacterDefinition.js";
import ConnectionCosts from "kuromoji/src/dict/ConnectionCosts.js";
import DynamicDictionaries from "kuromoji/src/dict/DynamicDictionaries.js";
import TokenInfoDictionary from "kuromoji/src/dict/TokenInfoDictionary.js";
import UnknownDictionary from "kuromoji/src/dict/UnknownDictionary.js";
import ByteBuffer from "kuromoji/src/util/ByteBuffer.js";
import { z } from "zod";
import { openPackedFile, packFile } from "./packed-file.ts";
import { decodeText, type TextColumn } from "./packed-text.ts";

/** Bump when the sections' layout changes. */
const VERSION = 2;

const about = z.object({
  alphabet: z.string(),
  partsOfSpeech: z.array(z.string()),
  /** character class id → token info ids, kuromoji's target map of unknown words */
  unknownTargets: z.record(z.string(), z.array(z.number())),
});

/** What a dictionary is packed from. */
export type DictionaryParts = {
  about: z.infer<typeof about>;
  sections: {
    /** the double array's BASE and CHECK */
    trieBase: Int32Array;
    trieCheck: Int32Array;
    /** per entry: how many entries share its surface, stored at the first of them */
    homographs: Uint8Array;
    /** per entry: left context id, right context id, word cost */
    costs: Int16Array;
    /** per entry: index into `partsOfSpeech` */
    partOfSpeech: Uint16Array;
    /** per group of entries: where its texts start in `text`; see packed-text.ts */
    textOffset: Uint32Array;
    text: Uint8Array;
    /** kuromoji's connection cost matrix with its two leading dimensions */
    connections: Int16Array;
    /** kuromoji's unknown word tables, in kuromoji's own byte layout */
    unknownCosts: Uint8Array;
    unknownFeatures: Uint8Array;
    characterCategory: Uint8Array;
    characterCompatible: Uint32Array;
    characterInvoke: Uint8Array;
  };
};

/**
 * @param parts as compile/dictionary.ts made them
 * @returns the bytes of dictionary.bin
 */
export function writePackedDictionary({ about, sections }: DictionaryParts): Uint8Array<ArrayBuffer> {
  return packFile(VERSION, about, sections);
}

/**
 * Reads a packed dictionary without copying it: kuromoji's objects get views into `file`.
 *
 * Stock kuromoji needs 128 MiB of heap for IPADIC, as much as a whole isolate has. The tables here are the same;
 * what shrinks is their padding and a map of 325,871 arrays (docs/decisions/packed-dictionary.md).
 *
 * @param file the bytes of dictionary.bin
 * @returns dictionaries for kuromoji's Tokenizer
 * @throws Error when the file is of another version
 */
export function readPackedDictionary(file: ArrayBuffer): DynamicDictionaries {
  const packed = openPackedFile(file, VERSION);
  const { alphabet, partsOfSpeech, unknownTargets } = about.parse(packed.about);
  const column: TextColumn = {
    alphabet,
    offsets: packed.uint32("textOffset"),
    text: packed.bytes("text"),
    partOfSpeech: packed.uint16("partOfSpeech"),
    partsOfSpeech,
  };
  const connections = bare(ConnectionCosts);
  connections.loadConnectionCosts(packed.int16("connections"));
  const unknown = bare(UnknownDictionary);
  unknown.dictionary = new ByteBuffer(packed.bytes("unknownCosts"));
  unknown.pos_buffer = new ByteBuffer(packed.bytes("unknownFeatures"));
  unknown.target_map = unknownTargets;
  unknown.character_definition = CharacterDefinition.load(
    packed.bytes("characterCategory"),
    packed.uint32("characterCompatible"),
    packed.bytes("characterInvoke"),
  );
  return new DynamicDictionaries(
    doublearray.load(packed.int32("trieBase"), packed.int32("trieCheck")),
    tokenInfo(packed.bytes("homographs"), packed.int16("costs"), column),
    connections,
    unknown,
  );
}

/** Bytes of one entry in the `costs` section; kuromoji's "token info id" is an entry's place in bytes. */
const COST_BYTES = 6;

function tokenInfo(homographs: Uint8Array, costs: Int16Array, column: TextColumn): TokenInfoDictionary {
  const dictionary = bare(TokenInfoDictionary);
  dictionary.dictionary = { getShort: (place: number) => costs[place >> 1]! };
  // Entries of one surface lie side by side and the trie's value is the first one's index.
  dictionary.target_map = new Proxy([], {
    get: (_, key) => {
      const first = Number(key);
      return Array.from({ length: homographs[first]! }, (_, i) => (first + i) * COST_BYTES);
    },
  });
  dictionary.getFeatures = (tokenInfoId: number) => decodeText(column, tokenInfoId / COST_BYTES);
  return dictionary;
}

/** An instance without its constructor, which would allocate 10 MB of buffers for building. */
function bare<T extends object>(type: { prototype: T }): T {
  return Object.create(type.prototype);
}
