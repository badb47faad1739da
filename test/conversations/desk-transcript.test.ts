import { beforeAll, describe, expect, it, vi } from "vitest";
import { pages } from "../../src/answers/compiled.ts";
import { DeskVisitor } from "../support/desk.ts";
import { DirectLineClient } from "../support/direct-line.ts";
import { readPage } from "../support/web.ts";

const NOTE = "ごごに でんわ";
// The note in braille: ゴゴニ デンワ.
const NOTE_CELLS = "⠐⠪⠐⠪⠇⠀⠐⠟⠴⠄";
const NUMBER = "1234 5678 9018";

let agent: DeskVisitor;
let print: string;

beforeAll(async () => {
  agent = await DeskVisitor.signedIn("agent", "見本 花子");
  const client = await DirectLineClient.open();
  await client.say("カードを落としました");
  await client.say("職員と直接話したいです");
  const ticket = await vi.waitFor(async () => {
    const page = await (await agent.get("/desk")).text();
    return /\/desk\/tickets\/[\w-]+/.exec(page)?.[0] ?? expect.unreachable();
  });
  await agent.post(`${ticket}/notes`, { noteId: crypto.randomUUID(), text: `${NOTE} ${NUMBER}` });
  print = `${ticket}/print`;
});

const read = async (path: string) => {
  const response = await agent.get(path);
  expect(response.status, path).toBe(200);
  expect(response.headers.get("cache-control"), path).toBe("no-store");
  return await response.text();
};

describe("a ticket's conversation, to print", () => {
  it.each(["", "?notes=1"])(
    "leads to every form, with or without notes as it is itself (%s)",
    async (query) => {
      const page = await readPage(await agent.get(print + query));
      const forms = ["large-print", "kiroku.txt", "braille", "kiroku.brf"];
      for (const form of forms) {
        expect(page).toContain(`href="${print}/${form}${query}"`);
        expect((await agent.get(`${print}/${form}${query}`)).status).toBe(200);
      }
      expect(await read(`${print}/large-print${query}`)).toContain(`href="${print}${query}"`);
      expect(await read(`${print}/braille${query}`)).toContain(`href="${print}/kiroku.brf${query}"`);
    },
  );

  it.each([
    ["kiroku.txt", "カードを落としました", NOTE],
    ["large-print", "カードを落としました", NOTE],
    ["braille", "⠡⠒⠐⠞⠔⠀⠊⠞⠳⠵⠳⠕", NOTE_CELLS],
  ])("as %s holds what was said, and notes only where they are wanted", async (form, said, note) => {
    const [without, withNotes] = [await read(`${print}/${form}`), await read(`${print}/${form}?notes=1`)];
    for (const text of [without, withNotes]) expect(text).toContain(said);
    expect(without).not.toContain(note);
    expect(withNotes).toContain(note);
    expect(withNotes).not.toContain(NUMBER);
  });

  it("as BRF is longer with the notes, in lines of 32 cells", async () => {
    const [without, withNotes] = [
      await read(`${print}/kiroku.brf`),
      await read(`${print}/kiroku.brf?notes=1`),
    ];
    expect(withNotes.length).toBeGreaterThan(without.length);
    for (const line of withNotes.split(/\r\n|\f/)) expect(line.length).toBeLessThanOrEqual(32);
  });

  it("says under the notes who wrote them", async () => {
    const text = await read(`${print}/kiroku.txt?notes=1`);
    expect(text).toContain(`${pages.transcripts.notesHeading}\n`);
    expect(text).toContain("見本 花子　");
  });

  it("is in the record of who printed what, whatever the form", async () => {
    await read(`${print}/kiroku.brf?notes=1`);
    const supervisor = await DeskVisitor.signedIn("supervisor");
    const record = await (await supervisor.get("/desk/audit?action=conversation-printed")).text();
    expect(record.match(/会話を印刷用に開いた/g)?.length).toBeGreaterThan(1);
  });

  it("is not there for a ticket that is not there", async () => {
    for (const form of ["", "/kiroku.txt", "/braille"])
      expect((await agent.get(`/desk/tickets/none/print${form}`)).status).toBe(404);
  });
});
