/**
 * A file of named sections that are read in place: a Uint32 with the length of a JSON header, the header, then the
 * sections, each at a multiple of eight bytes so that any typed array can view it without a copy.
 */

const ALIGNMENT = 8;
/** Where a section lies: `offset` bytes after the end of the header, `length` in bytes. */
type Place = { offset: number; length: number };
type Header = { version: number; about: unknown; sections: Record<string, Place> };

/** A packed file opened: `about` as it was given, and views of the sections. */
export type PackedFile = {
  about: unknown;
  bytes(section: string): Uint8Array<ArrayBuffer>;
  int8(section: string): Int8Array<ArrayBuffer>;
  int16(section: string): Int16Array<ArrayBuffer>;
  uint16(section: string): Uint16Array<ArrayBuffer>;
  int32(section: string): Int32Array<ArrayBuffer>;
  uint32(section: string): Uint32Array<ArrayBuffer>;
  float32(section: string): Float32Array<ArrayBuffer>;
};

/**
 * @param version of the sections' layout
 * @param about what fits JSON
 * @param sections the typed arrays by name
 * @returns the file
 */
export function packFile(
  version: number,
  about: unknown,
  sections: Record<string, ArrayBufferView>,
): Uint8Array<ArrayBuffer> {
  let size = 0;
  const places: Record<string, Place> = {};
  for (const [name, { byteLength }] of Object.entries(sections)) {
    places[name] = { offset: size, length: byteLength };
    size = alignUp(size + byteLength);
  }
  const header: Header = { version, about, sections: places };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const start = alignUp(4 + json.length);
  const file = new Uint8Array(start + size);
  new Uint32Array(file.buffer, 0, 1)[0] = json.length;
  file.set(json, 4);
  for (const [name, { buffer, byteOffset, byteLength }] of Object.entries(sections)) {
    file.set(new Uint8Array(buffer, byteOffset, byteLength), start + places[name]!.offset);
  }
  return file;
}

/**
 * @param file what packFile gave
 * @param version the layout that the reader knows
 * @returns views into the file
 * @throws Error when the file is of another version: it is a build product, so the remedy is to build it again
 */
export function openPackedFile(file: ArrayBuffer, version: number): PackedFile {
  const length = new Uint32Array(file, 0, 1)[0]!;
  const header: Header = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 4, length)));
  if (header.version !== version) {
    throw new Error(`packed file of version ${header.version}, not ${version}: run npm run compile`);
  }
  const start = alignUp(4 + length);
  function view<T>(
    type: new (buffer: ArrayBuffer, offset: number, length: number) => T,
    bytesPerElement: number,
  ) {
    return (section: string): T => {
      const place = header.sections[section];
      if (!place) throw new Error(`packed file without ${section}: run npm run compile`);
      return new type(file, start + place.offset, place.length / bytesPerElement);
    };
  }
  return {
    about: header.about,
    bytes: view(Uint8Array<ArrayBuffer>, 1),
    int8: view(Int8Array<ArrayBuffer>, 1),
    int16: view(Int16Array<ArrayBuffer>, 2),
    uint16: view(Uint16Array<ArrayBuffer>, 2),
    int32: view(Int32Array<ArrayBuffer>, 4),
    uint32: view(Uint32Array<ArrayBuffer>, 4),
    float32: view(Float32Array<ArrayBuffer>, 4),
  };
}

function alignUp(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}
