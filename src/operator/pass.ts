import { createHmac, timingSafeEqual } from "node:crypto";

/** A pass is good for this long, so that one seen on the way is soon worth nothing. */
const LIVES_MS = 60_000;

/**
 * A pass for one operator's call: whoever holds SESSION_SECRET may make it.
 *
 * @param secret SESSION_SECRET
 * @param path of the call
 * @param now Unix milliseconds
 * @returns what goes after `Bearer `
 */
export function passFor(secret: string, path: string, now: number): string {
  const until = String(now + LIVES_MS);
  return `${until}.${sign(secret, path, until)}`;
}

/**
 * @param secrets SESSION_SECRET, and the one before it if there is one
 * @param path of the call
 * @param pass as it came
 * @param now Unix milliseconds
 * @returns whether the pass is for this call, of one of these secrets, and still good
 */
export function isPass(secrets: readonly string[], path: string, pass: string, now: number): boolean {
  const [until = "", signature = ""] = pass.split(".");
  const left = Number(until) - now;
  if (!(left > 0 && left <= LIVES_MS)) return false;
  return secrets.some((secret) => same(signature, sign(secret, path, until)));
}

function sign(secret: string, path: string, until: string): string {
  return createHmac("sha256", secret).update(`operator\n${path}\n${until}`).digest("base64url");
}

function same(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
