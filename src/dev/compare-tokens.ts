/**
 * `npm run compare-tokens`: the packed dictionary without our lexicon against stock kuromoji on 20,000 strings: all
 * utterances and answers, dictionary words put together, and characters at random.
 */
import { loadStock } from "../compile/dictionary.ts";
import { Faults } from "../compile/faults.ts";
import { diskSource, ROOT } from "../compile/files.ts";
import { readSources } from "../compile/sources.ts";
import { packedTokens, stockTokens } from "./stock-kuromoji.ts";

const WANTED = 20_000;
const ALPHABET =
  "あいうえおかきくけこがざだばぱっゃゅょんアイウエオカーガッ一二三人日本語証番号カードａＡ1１、。！？ 🍣々〆ヶ";

let seed = 1;
const random = (below: number) => {
  seed = (seed * 48271) % 0x7fffffff;
  return seed % below;
};
const letters = [...ALPHABET];
const { token_info_dictionary: dictionary } = await loadStock();
const ids = Object.values(dictionary.target_map).flatMap((same) => Array.from(same));
const word = () => dictionary.getFeatures(ids[random(ids.length)] ?? 0).split(",")[0];

const sources = readSources(diskSource(ROOT), new Faults());
const written = [
  ...(sources?.intents ?? []).flatMap(({ examples }) => examples),
  ...Object.values(sources?.content.answers ?? {}).flatMap(({ full }) => full.text.split("\n")),
];
const strings = [...written];
while (strings.length < WANTED) {
  strings.push(
    strings.length % 2 === 0
      ? `${word()}を${word()}${word()}`
      : Array.from({ length: 1 + random(30) }, () => letters[random(letters.length)]).join(""),
  );
}

const [stock, packed] = [await stockTokens(), await packedTokens()];
const different = strings.filter((text) => stock(text) !== packed(text));
for (const text of different.slice(0, 20))
  console.log(`${text}\n  stock  ${stock(text)}\n  packed ${packed(text)}`);
console.log(
  `${strings.length} strings (${written.length} written by people), ${different.length} split differently`,
);
process.exit(different.length === 0 ? 0 : 1);
