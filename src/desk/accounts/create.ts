import type { AttemptStore } from "../../storage/desk/attempts.ts";
import { type Accounts, createAccounts } from "./accounts.ts";
import type { AuthOptions } from "./better-auth.ts";
import { createLockOut, type LockOut } from "./lock-out.ts";
import type { AccountsFor } from "./session.ts";

/**
 * Joins what signing in needs. better-auth is made when the first agent comes: residents' requests don't wait for it.
 *
 * @param options storage, secrets, clock
 * @returns accounts by scheme, and the lock-out
 */
export function createDeskAccounts(
  options: Omit<AuthOptions, "secure"> & { attempts: AttemptStore; now: () => number },
): { accounts: AccountsFor; lockOut: LockOut } {
  const made = new Map<boolean, Accounts>();
  return {
    accounts(secure) {
      const accounts = made.get(secure) ?? createAccounts({ ...options, secure });
      made.set(secure, accounts);
      return accounts;
    },
    lockOut: createLockOut(options.attempts, options.now),
  };
}
