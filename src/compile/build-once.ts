import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Source } from "./files.ts";

/** Something that takes long to build. */
type Product = {
  /** said before it is built, with how long that takes */
  announce: string;
  /** the data it is made of, fit for JSON */
  madeOf: unknown;
  /** the source files that make it */
  makers: string[];
  build: () => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;
};

/**
 * @param source where the makers are read from
 * @param folder where products go, absolute
 * @param stamps where the stamps go that tell what they were made of, absolute
 * @returns builds a product, or takes it from the folder when data and makers are what they were; gives its bytes
 */
export function createBuild(source: Source, folder: string, stamps: string) {
  return async (name: string, { announce, madeOf, makers, build }: Product): Promise<ArrayBuffer> => {
    const [file, stampFile] = [join(folder, name), join(stamps, `${name}.stamp`)];
    const stamp = createHash("sha256")
      .update(JSON.stringify([madeOf, makers.map((maker) => source.read(maker))]))
      .digest("hex");
    if (!existsSync(file) || !existsSync(stampFile) || readFileSync(stampFile, "utf8") !== stamp) {
      console.log(announce);
      writeFileSync(file, await build());
      writeFileSync(stampFile, stamp);
    }
    return new Uint8Array(readFileSync(file)).buffer;
  };
}
