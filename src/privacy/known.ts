import names from "../generated/names.json" with { type: "json" };
import published from "../generated/published.json" with { type: "json" };

/** Telephone numbers, as digits, and e-mail addresses that content/ publishes. */
export const PUBLISHED: { telephones: string[]; emails: string[] } = published;

/** People's names as IPADIC has them; `surnameReadings` in katakana. Made when first asked for. */
export const NAMES = {
  surnames: once(() => new Set(names.surnames.split(" "))),
  givenNames: once(() => new Set(names.givenNames.split(" "))),
  surnameReadings: once(() => new Set(names.surnameReadings.split(" "))),
};

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
