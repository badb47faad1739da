/** Seeds of the orders in which training goes through the utterances. */
export const ORDERS = [20231212, 6012, 178];

/**
 * A small repeatable random number generator (Lehmer's, modulus 2^31 − 1).
 *
 * @param seed above 0
 * @returns gives numbers from 0 to 1
 */
export function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/**
 * @param items put in another order, in place
 * @param random gives numbers from 0 to 1
 */
export function shuffle<T>(items: T[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
}
