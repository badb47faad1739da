import { PASSWORD_LENGTH } from "./better-auth.ts";

/** Fewer different characters than this are a pattern, however long. */
const LEAST_DIFFERENT = 5;

/** What is wrong with a new password: a key of the words' `faults`. */
export type PasswordFault = "passwordMissing" | "passwordShort" | "passwordLong" | "passwordWeak";

/**
 * NIST SP 800-63B: length, no rules of composition, and nothing that is guessed first.
 *
 * @param password as typed
 * @param known what others know of the person: name, e-mail address
 * @returns what is wrong, or nothing
 */
export function passwordFault(password: string, known: string[]): PasswordFault | undefined {
  if (password === "") return "passwordMissing";
  if (password.length < PASSWORD_LENGTH.least) return "passwordShort";
  if (password.length > PASSWORD_LENGTH.most) return "passwordLong";
  const plain = password.normalize("NFKC").toLowerCase();
  if (new Set(plain).size < LEAST_DIFFERENT) return "passwordWeak";
  if (known.some((word) => word !== "" && plain === word.normalize("NFKC").toLowerCase()))
    return "passwordWeak";
  return undefined;
}
