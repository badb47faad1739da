import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { content } from "../../../src/answers/compiled.ts";
import { ROOT } from "../../../src/compile/files.ts";
import { menuSvg } from "../../../src/dev/line-menu/image.ts";
import { boundsOf, imageFile, readMenu, SIZE } from "../../../src/dev/line-menu/menu.ts";
import { setUp } from "../../../src/dev/line-menu/set-up.ts";
import { serveLine } from "../../support/server.ts";

const menu = readMenu(ROOT);
const image = readFileSync(imageFile(ROOT));
const webhook = "https://madoguchi.example/line/webhook";

let line: Awaited<ReturnType<typeof serveLine>>;
beforeEach(async () => {
  line = await serveLine();
});
afterEach(() => line.close());

const run = (wanted: Partial<Parameters<typeof setUp>[0]> = {}, dryRun = false) =>
  setUp({ menu, image, webhook, ...wanted }, { accessToken: "t", apiBase: line.url }, dryRun);

describe("setting up a LINE account", () => {
  it("makes the menu, uploads its image, shows it to everybody and sets the webhook", async () => {
    await run();
    const { settings } = line.platform;
    const [made] = [...settings.menus.values()];
    expect(made?.areas.map(({ action }) => action.label)).toEqual(menu.areas.map(({ label }) => label));
    expect(settings.images.get(made?.richMenuId ?? "")).toBe(image.byteLength);
    expect(settings.defaultMenu).toBe(made?.richMenuId);
    expect(settings.endpoint).toBe(webhook);
  });

  it("changes nothing the second time", async () => {
    await run();
    const before = [...line.platform.settings.changes];
    expect((await run()).done).toEqual([]);
    expect(line.platform.settings.changes).toEqual(before);
  });

  it("changes nothing in a dry run, and tells what it would", async () => {
    const { done } = await run({}, true);
    expect(done).toHaveLength(4);
    expect(line.platform.settings.changes).toEqual([]);
  });

  it("finishes what a run that was cut off has begun", async () => {
    await run();
    line.platform.settings.images.clear();
    line.platform.settings.defaultMenu = undefined;
    expect((await run()).done).toHaveLength(2);
    expect(line.platform.settings.menus.size).toBe(1);
  });

  it("replaces an earlier menu of ours and leaves the municipality's own alone", async () => {
    await run();
    const [ours] = [...line.platform.settings.menus.values()];
    if (!ours) throw new Error("there is no menu");
    line.platform.settings.menus.set("own", { ...ours, richMenuId: "own", name: "the municipality's" });
    await run({ menu: { ...menu, bar: "ほか" } });
    const left = [...line.platform.settings.menus.values()];
    expect(left.map(({ chatBarText, name }) => [chatBarText, name.slice(0, 9)])).toEqual([
      ["メニュー", "the munic"],
      ["ほか", "madoguchi"],
    ]);
  });
});

describe("the menu", () => {
  it("has an image of LINE's size, drawn from its words as they are now", () => {
    expect(image.subarray(1, 4).toString()).toBe("PNG");
    expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([SIZE.width, SIZE.height]);
    expect(image.byteLength).toBeLessThan(1024 * 1024);
    expect(readFileSync(join(ROOT, "content/line/menu.svg"), "utf8"), "npm run line:menu-image").toBe(
      menuSvg(menu),
    );
  });

  it("covers the image with its areas, none over another", () => {
    const areas = menu.areas.map((_, i) => boundsOf(i));
    expect(areas.reduce((sum, { width, height }) => sum + width * height, 0)).toBe(SIZE.width * SIZE.height);
  });

  it("asks what has an answer, a flow or a person behind it", () => {
    const known = new Set([
      ...[...Object.values(content.answers), ...Object.values(content.flows)].map(({ title }) => title),
      content.phrases.human,
    ]);
    expect(menu.areas.filter(({ says }) => !known.has(says))).toEqual([]);
  });
});
