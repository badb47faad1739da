import type { Storage, StoreItems } from "botbuilder-core";

/**
 * Bot Framework storage for the length of one turn: it starts with what the conversation has stored and ends with what
 * the conversation is to store, in the same transaction as the replies. Turns never race (one at a time per
 * Durable Object), so eTags are not needed.
 */
export class TurnStorage implements Storage {
  private items: StoreItems;

  /** @param items what was stored after the turn before */
  constructor(items: StoreItems) {
    this.items = structuredClone(items);
  }

  /** @returns what is to be stored after this turn, as JSON data */
  snapshot(): StoreItems {
    return structuredClone(this.items);
  }

  async read(keys: string[]): Promise<StoreItems> {
    return structuredClone(
      Object.fromEntries(keys.filter((k) => k in this.items).map((k) => [k, this.items[k]])),
    );
  }

  async write(changes: StoreItems): Promise<void> {
    this.items = { ...this.items, ...structuredClone(changes) };
  }

  async delete(keys: string[]): Promise<void> {
    this.items = Object.fromEntries(Object.entries(this.items).filter(([key]) => !keys.includes(key)));
  }
}
