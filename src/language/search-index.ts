import { z } from "zod";
import { openPackedFile, packFile } from "./packed-file.ts";

/**
 * An inverted index over documents: which of them hold a feature, and what that is worth. The worth (BM25) does not depend on
 * the question, so it is worked out when the index is built and stored in steps of `impactStep`.
 */
export type SearchIndex = {
  /** how many documents it holds; they are known by their row, from 0 */
  documents: number;
  /** feature → its row in `idf` and `starts` */
  features: Map<string, number>;
  /** what a feature is worth at most, per feature; the last one is for features that no document has */
  idf: Float32Array;
  /** where a feature's postings start; one more than features */
  starts: Uint32Array;
  /** the documents' rows, feature by feature */
  rows: Uint16Array;
  /** what the feature is worth in that document, 0 to 255 steps */
  impacts: Uint8Array;
  impactStep: number;
};

const header = z.object({ documents: z.number(), impactStep: z.number(), about: z.unknown() });

/** Bump when the sections' layout changes. */
const VERSION = 1;

/**
 * @param index an index
 * @param about what else the file shall hold, fit for JSON
 * @returns the bytes of a file
 */
export function writeSearchIndex(index: SearchIndex, about: unknown): Uint8Array<ArrayBuffer> {
  const { features, idf, starts, rows, impacts, documents, impactStep } = index;
  const names = new TextEncoder().encode([...features.keys()].join("\n"));
  return packFile(VERSION, { documents, impactStep, about }, { names, idf, starts, rows, impacts });
}

/**
 * @param file what writeSearchIndex gave
 * @returns the index, its tables as views into the file, and what else the file holds
 * @throws Error when the file is of another version
 */
export function readSearchIndex(file: ArrayBuffer): { index: SearchIndex; about: unknown } {
  const packed = openPackedFile(file, VERSION);
  const { documents, impactStep, about } = header.parse(packed.about);
  const names = new TextDecoder().decode(packed.bytes("names")).split("\n");
  const index = {
    documents,
    impactStep,
    features: new Map(names.map((feature, row) => [feature, row])),
    idf: packed.float32("idf"),
    starts: packed.uint32("starts"),
    rows: packed.uint16("rows"),
    impacts: packed.bytes("impacts"),
  };
  return { index, about };
}
