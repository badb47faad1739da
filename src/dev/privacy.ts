/**
 * `npm run privacy:export -- <conversation> [--url https://…]` and `npm run privacy:erase -- …`: what is kept of a conversation, and
 * its deletion. Without --url on the server of `npm start`; SESSION_SECRET from the environment or .dev.vars.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../compile/files.ts";
import { passFor } from "../operator/pass.ts";

const { values, positionals } = parseArgs({
  options: { url: { type: "string", default: "http://127.0.0.1:8787" } },
  allowPositionals: true,
});
const [deed = "", conversation = ""] = positionals;
if (!["export", "erase"].includes(deed) || !/^[\w-]{1,100}$/.test(conversation)) {
  console.error("npm run privacy:export -- <conversation> [--url https://your.helpdesk], or privacy:erase");
  process.exit(2);
}

const path = `/operator/conversations/${conversation}/${deed}`;
const pass = passFor(secret(), path, Date.now());
const response = await fetch(new URL(path, values.url), {
  method: "POST",
  headers: { authorization: `Bearer ${pass}` },
}).catch(() => undefined);
if (!response) {
  console.error(`nobody answers at ${values.url}: is it running (npm start), or is --url another?`);
  process.exit(1);
}
if (!response.ok) {
  console.error(`${response.status} ${await response.text()}`);
  process.exit(1);
}
console.log(deed === "export" ? JSON.stringify(await response.json(), null, 2) : "erased");

function secret(): string {
  const line = () =>
    /^SESSION_SECRET="?([^"\n]+)"?$/m.exec(readFileSync(join(ROOT, ".dev.vars"), "utf8"))?.[1];
  return process.env.SESSION_SECRET ?? line() ?? "";
}
