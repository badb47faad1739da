import { Resvg } from "@resvg/resvg-js";
import type { z } from "zod";
import { boundsOf, type icon, type Menu, SIZE } from "./menu.ts";

/** Debian's fonts-noto-cjk, and what looks like it elsewhere. */
const FONTS = "Noto Sans CJK JP, Noto Sans JP, IPAexGothic, IPAGothic, sans-serif";
/** The loss comes first, in red; the others on white. Contrast with the text at least 7:1. */
const URGENT = { ground: "#a60000", ink: "#ffffff" };
const USUAL = { ground: "#ffffff", ink: "#00118f" };
const LETTER = 122;
const LINE = 160;

/** Drawn in a square of 100, in the ink's colour. */
const ICONS: Record<z.infer<typeof icon>, string> = {
  alert: '<path d="M50 8 96 90H4Z"/><path d="M50 38v26M50 74v5"/>',
  keys: '<rect x="14" y="44" width="72" height="46" rx="8"/><path d="M30 44V30a20 20 0 0 1 40 0v14M50 60v14"/>',
  hand: '<circle cx="34" cy="26" r="18"/><path d="M6 90V78a28 28 0 0 1 56 0v12Z"/><circle cx="76" cy="40" r="12"/><path d="M76 90h18V80a18 18 0 0 0-20-18"/>',
  health:
    '<rect x="6" y="18" width="88" height="64" rx="8"/><path d="M32 36v28M18 50h28M60 40h22M60 58h22"/>',
  house: '<path d="M8 92V40L50 10l42 30v52ZM38 92V64h24v28M30 46h8M62 46h8"/>',
  talk: '<path d="M8 14h84v56H48L26 92V70H8ZM28 34h44M28 52h30"/>',
};

/**
 * @param menu what it holds
 * @returns the menu's picture as SVG, of text and lines
 */
export function menuSvg({ bar, areas }: Menu): string {
  const cells = areas.map(({ lines, icon: name }, i) => {
    const { x, y, width, height } = boundsOf(i);
    const { ground, ink } = i === 0 ? URGENT : USUAL;
    const middle = x + width / 2;
    const first = y + 620 - ((lines.length - 1) * LINE) / 2;
    const words = lines.map(
      (line, n) => `<text x="${middle}" y="${first + n * LINE}" fill="${ink}">${line}</text>`,
    );
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${ground}" stroke="#00118f" stroke-width="8"/>
<g transform="translate(${middle - 130} ${y + 110}) scale(2.6)" fill="none" stroke="${ink}" stroke-width="7" stroke-linejoin="round" stroke-linecap="round">${ICONS[name]}</g>
${words.join("")}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}">
<title>${bar}</title>
<g font-family="${FONTS}" font-weight="700" font-size="${LETTER}" text-anchor="middle">
${cells.join("\n")}
</g></svg>
`;
}

/**
 * @param svg the menu's picture
 * @returns PNG, drawn with this machine's fonts
 */
export function toPng(svg: string): Uint8Array {
  return new Resvg(svg, { fitTo: { mode: "width", value: SIZE.width } }).render().asPng();
}
