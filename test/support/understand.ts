import { env } from "cloudflare:workers";
import { loadUnderstand } from "../../src/language/load.ts";

/** A file of src/generated/assets. */
export async function asset(name: string): Promise<ArrayBuffer> {
  return await (await env.ASSETS.fetch(`https://assets.invalid/${name}`)).arrayBuffer();
}

/** The real matcher over the compiled intents. */
export const understand = await loadUnderstand(asset);
