/**
 * kuromoji's own modules, imported one by one: its entry point needs XMLHttpRequest in a bundle and fails
 * to run in workerd (docs/decisions/packed-dictionary.md). Only what we use is typed.
 */
declare module "kuromoji/src/Tokenizer.js" {
  import type { IpadicFeatures } from "kuromoji";
  import type DynamicDictionaries from "kuromoji/src/dict/DynamicDictionaries.js";
  export default class Tokenizer {
    constructor(dictionaries: DynamicDictionaries);
    tokenize(text: string): IpadicFeatures[];
  }
}
declare module "kuromoji/src/dict/DynamicDictionaries.js" {
  import type { DoubleArray } from "doublearray";
  import type ConnectionCosts from "kuromoji/src/dict/ConnectionCosts.js";
  import type TokenInfoDictionary from "kuromoji/src/dict/TokenInfoDictionary.js";
  import type UnknownDictionary from "kuromoji/src/dict/UnknownDictionary.js";
  export default class DynamicDictionaries {
    constructor(
      trie: DoubleArray,
      tokenInfo: TokenInfoDictionary,
      costs: ConnectionCosts,
      unknown: UnknownDictionary,
    );
    trie: DoubleArray;
    token_info_dictionary: TokenInfoDictionary;
    connection_costs: ConnectionCosts;
    unknown_dictionary: UnknownDictionary;
  }
}
declare module "kuromoji/src/dict/TokenInfoDictionary.js" {
  import type ByteBuffer from "kuromoji/src/util/ByteBuffer.js";
  export default class TokenInfoDictionary {
    dictionary: Pick<ByteBuffer, "getShort">;
    target_map: Record<number, ArrayLike<number>>;
    pos_buffer: ByteBuffer;
    getFeatures(tokenInfoId: number): string;
  }
}
declare module "kuromoji/src/dict/UnknownDictionary.js" {
  import type CharacterDefinition from "kuromoji/src/dict/CharacterDefinition.js";
  import type ByteBuffer from "kuromoji/src/util/ByteBuffer.js";
  export default class UnknownDictionary {
    dictionary: ByteBuffer;
    target_map: Record<number, ArrayLike<number>>;
    pos_buffer: ByteBuffer;
    character_definition: CharacterDefinition;
  }
}
declare module "kuromoji/src/dict/CharacterDefinition.js" {
  export default class CharacterDefinition {
    static load(categories: Uint8Array, compatible: Uint32Array, invoke: Uint8Array): CharacterDefinition;
    character_category_map: Uint8Array;
    compatible_category_map: Uint32Array;
    invoke_definition_map: { toBuffer(): Uint8Array };
  }
}
declare module "kuromoji/src/dict/ConnectionCosts.js" {
  export default class ConnectionCosts {
    buffer: Int16Array;
    loadConnectionCosts(buffer: Int16Array): void;
  }
}
declare module "kuromoji/src/util/ByteBuffer.js" {
  export default class ByteBuffer {
    constructor(bytes: Uint8Array);
    buffer: Uint8Array;
    getShort(index: number): number;
  }
}
declare module "kuromoji/src/loader/NodeDictionaryLoader.js" {
  import type DynamicDictionaries from "kuromoji/src/dict/DynamicDictionaries.js";
  export default class NodeDictionaryLoader {
    constructor(folder: string);
    load(callback: (error: Error | null, dictionaries: DynamicDictionaries) => void): void;
  }
}
declare module "doublearray" {
  export interface DoubleArray {
    bc: { getBaseBuffer(): Int32Array; getCheckBuffer(): Int32Array };
  }
  const doublearray: {
    load(base: Int32Array, check: Int32Array): DoubleArray;
    builder(size: number): { build(keys: { k: string; v: number }[]): DoubleArray };
  };
  export default doublearray;
}
