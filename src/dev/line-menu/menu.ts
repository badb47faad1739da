import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { messagingApi } from "@line/bot-sdk";
import { parse } from "yaml";
import { z } from "zod";

/** LINE's largest rich menu, in pixels, and our three columns of two rows. */
export const SIZE = { width: 2500, height: 1686 };
const COLUMNS = 3;
const ROWS = 2;

export const icon = z.enum(["alert", "keys", "hand", "health", "house", "talk"]);

/** content/line/menu.yaml. */
const menu = z.strictObject({
  bar: z.string().max(14),
  areas: z
    .array(
      z.strictObject({
        label: z.string().max(20),
        lines: z.array(z.string()).min(1).max(2),
        icon,
        says: z.string().max(100),
      }),
    )
    .length(COLUMNS * ROWS),
});
export type Menu = z.infer<typeof menu>;

/** @returns the path of the menu's image */
export function imageFile(root: string): string {
  return join(root, "content/line/menu.png");
}

/**
 * @param root the project's folder
 * @returns content/line/menu.yaml
 * @throws Error that names what is wrong in it
 */
export function readMenu(root: string): Menu {
  return menu.parse(parse(readFileSync(join(root, "content/line/menu.yaml"), "utf8")));
}

/** @returns where an area lies in the image, in pixels; together they cover it */
export function boundsOf(index: number): { x: number; y: number; width: number; height: number } {
  const column = index % COLUMNS;
  const row = Math.floor(index / COLUMNS);
  const edge = (share: number, whole: number) => Math.round(share * whole);
  const [x, right] = [edge(column / COLUMNS, SIZE.width), edge((column + 1) / COLUMNS, SIZE.width)];
  const [y, bottom] = [edge(row / ROWS, SIZE.height), edge((row + 1) / ROWS, SIZE.height)];
  return { x, y, width: right - x, height: bottom - y };
}

/**
 * @param menu what it holds
 * @param image its PNG
 * @returns a name that changes with everything that LINE shows of it, by which a menu of ours is known again
 */
export function menuName(menu: Menu, image: Uint8Array): string {
  const hash = createHash("sha256").update(JSON.stringify(menu)).update(image).digest("hex");
  return `${OUR_MENUS}${hash.slice(0, 12)}`;
}

/** What the names of our menus begin with; a municipality's other menus are left alone. */
export const OUR_MENUS = "madoguchi-";

/**
 * @param menu what it holds
 * @param name its name
 * @returns the request to create it (https://developers.line.biz/en/reference/messaging-api/#create-rich-menu). A tap is a
 *   postback, since only that can close the menu, which would hide half of the answer
 */
export function richMenuRequest({ bar, areas }: Menu, name: string) {
  return {
    size: SIZE,
    selected: true,
    name,
    chatBarText: bar,
    areas: areas.map(({ label, says }, i) => ({
      bounds: boundsOf(i),
      action: {
        type: "postback" as const,
        label,
        data: new URLSearchParams({ say: says }).toString(),
        displayText: says,
        inputOption: "closeRichMenu" as const,
      },
    })),
  } satisfies messagingApi.RichMenuRequest;
}
