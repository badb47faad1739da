/**
 * `npm run line:menu-image`: draws the rich menu of content/line/menu.yaml as content/line/menu.png and keeps the SVG it is made
 * of beside it. Needs a Japanese font (Debian: fonts-noto-cjk); the picture is in git, so that nobody else does.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../compile/files.ts";
import { menuSvg, toPng } from "./line-menu/image.ts";
import { imageFile, readMenu } from "./line-menu/menu.ts";

const svg = menuSvg(readMenu(ROOT));
const png = toPng(svg);
writeFileSync(join(ROOT, "content/line/menu.svg"), svg);
writeFileSync(imageFile(ROOT), png);
console.log(
  `content/line/menu.png: ${Math.round(png.byteLength / 1024)} KiB. Look at it before npm run line:setup.`,
);
