import { loadStock } from "./dictionary.ts";

const HAN = /^[\p{Script=Han}々ヶ]{1,5}$/u;
const KANA = /^[ァ-ヶー]{2,7}$/;
/** A word that is also one of these is no name by itself: 大根, 希望. */
const ORDINARY =
  /^(?:名詞,(?:一般|サ変接続|副詞可能|代名詞|形容動詞語幹|数|接尾|非自立)|動詞|形容詞|副詞|連体詞|接続詞|助詞|感動詞)/;
/** Places that carry these signs are no people (中村 is one). */
const PLACE = /[市区町県府都道郡駅線]$/;

/** Japanese names as privacy/known-names.ts reads them, each list in one string, parted by spaces. */
export type NameLists = { surnames: string; givenNames: string; surnameReadings: string };

/**
 * Takes family and given names out of IPADIC, kuromoji's dictionary.
 *
 * @returns family names in kanji, given names that are no ordinary words, and the family names' readings in katakana
 */
export async function buildNames(): Promise<NameLists> {
  const { token_info_dictionary: tokens } = await loadStock();
  const entries = Object.values(tokens.target_map)
    .flatMap((ids) => Array.from(ids))
    .map((id) => tokens.getFeatures(id).split(","));
  const ordinary = new Set(
    entries.filter(([, ...features]) => ORDINARY.test(features.join(","))).map(([surface]) => surface ?? ""),
  );
  const named = (kind: string) => entries.filter((entry) => entry[3] === "人名" && entry[4] === kind);
  const surnames = named("姓").filter(([surface = ""]) => HAN.test(surface) && !PLACE.test(surface));
  const given = named("名")
    .map(([surface = ""]) => surface)
    .filter((surface) => surface.length > 1 && !ordinary.has(surface) && !PLACE.test(surface));
  const surfaces = surnames.map(([surface = ""]) => surface);
  const readings = surnames
    .map((entry) => entry[8] ?? "")
    .filter((reading) => KANA.test(reading) && reading.length > 2);
  return {
    surnames: listed(surfaces),
    givenNames: listed(given.filter((surface) => HAN.test(surface) || /^[ぁ-んァ-ヶー]{2,5}$/.test(surface))),
    surnameReadings: listed(readings),
  };
}

function listed(words: string[]): string {
  return [...new Set(words)].sort().join(" ");
}
