import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseEnv } from "node:util";

/** What a first start makes up: secrets of this machine alone. */
const MADE: Record<string, () => string> = {
  SESSION_SECRET: () => randomBytes(32).toString("base64url"),
  LINE_CHANNEL_SECRET: () => randomBytes(16).toString("hex"),
};

/** Made together or not at all: a real access token must not be sent anywhere but to LINE. */
const MADE_WITHOUT_LINE = {
  LINE_CHANNEL_ACCESS_TOKEN: () => "local",
  LINE_API_BASE: () => "http://127.0.0.1:8788",
};

/**
 * Completes a .dev.vars file: what it holds is kept to the letter, what is missing is appended.
 *
 * @param file its path
 * @returns all variables that it holds now
 */
export function completeDevVars(file: string): NodeJS.Dict<string> {
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  const held = parseEnv(before);
  const made = held.LINE_CHANNEL_ACCESS_TOKEN ? MADE : { ...MADE, ...MADE_WITHOUT_LINE };
  const missing = Object.entries(made).filter(([name]) => held[name] === undefined);
  if (missing.length > 0) {
    const lines = missing.map(([name, make]) => `${name}=${make()}\n`);
    const gap = before === "" || before.endsWith("\n") ? "" : "\n";
    writeFileSync(file, before + gap + lines.join(""), { mode: 0o600 });
  }
  return parseEnv(readFileSync(file, "utf8"));
}
