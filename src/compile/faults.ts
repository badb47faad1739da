/** Something wrong in intents/ or content/, where its author can find it. */
export type Fault = { file: string; line: number; message: string };

/** Collects what is wrong, so that an author sees all of it at once. */
export class Faults {
  readonly list: Fault[] = [];

  /**
   * @param file path from the project's root
   * @param line from 1
   * @param message what is wrong and what would be right
   */
  add(file: string, line: number, message: string): void {
    this.list.push({ file, line, message });
  }

  /** @returns a line each, `file:line message` as editors link it */
  toString(): string {
    return this.list.map(({ file, line, message }) => `${file}:${line} ${message}`).join("\n");
  }
}
