import type { AttemptStore } from "../../storage/desk/attempts.ts";

/** A count begins again after a quarter of an hour. */
export const LASTS_MS = 15 * 60 * 1000;

/**
 * How many attempts a quarter of an hour holds. One address guessing at one account is stopped first; the wider limits stop
 * many accounts from one address and one account from many addresses. An account's own limit is wide because whoever knows an
 * e-mail address could lock its owner out with a narrow one.
 */
const LIMITS = { pair: 5, address: 20, account: 30 };

/** Slows guessing down. The same answer whether there is such an account or not. */
export type LockOut = {
  /** Counts an attempt before it is made. @returns false when there were too many */
  mayTry(account: string, address: string): Promise<boolean>;
  /** @returns whether a code is used for the first time: one that was looked over a shoulder is good no more (RFC 6238, 5.2) */
  isFirstUse(personId: string, code: string): Promise<boolean>;
  /** The attempt was right: its counts are over. */
  succeeded(account: string, address: string): Promise<void>;
};

/**
 * @param attempts where the counts are kept
 * @param now the clock, Unix time in milliseconds
 */
export function createLockOut(attempts: AttemptStore, now: () => number): LockOut {
  return {
    async mayTry(account, address) {
      const keys = await keysOf(account, address);
      const [pair = 0, from = 0] = await attempts.count([keys.pair, keys.address], now(), LASTS_MS);
      if (pair > LIMITS.pair || from > LIMITS.address) return false;
      // Counted only now: whoever is stopped already cannot lock the account for others.
      const [all = 0] = await attempts.count([keys.account], now(), LASTS_MS);
      return all <= LIMITS.account;
    },
    async isFirstUse(personId, code) {
      const [uses = 0] = await attempts.count([await hashed(`code ${personId} ${code}`)], now(), LASTS_MS);
      return uses === 1;
    },
    async succeeded(account, address) {
      const keys = await keysOf(account, address);
      await attempts.forget([keys.pair, keys.account]);
      await attempts.takeBack(keys.address);
    },
  };
}

async function keysOf(account: string, address: string) {
  const network = networkOf(address);
  return {
    pair: await hashed(`pair ${account} ${network}`),
    address: await hashed(`address ${network}`),
    account: await hashed(`account ${account}`),
  };
}

/** IPv6 by its first 64 bits: a household has as many addresses as it likes. */
function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail ? tail.split(":") : [];
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - back.length)).fill("0");
  return [...front, ...zeros, ...back].slice(0, 4).join(":");
}

/** Keys are hashes: no e-mail address of somebody who mistyped it stays. */
async function hashed(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
