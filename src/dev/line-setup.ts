/**
 * `npm run line:setup`: gives a LINE account the rich menu of content/line/ and, with `--webhook`, the webhook's address. Run twice it
 * changes nothing; `--dry-run` only tells what it would do.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs, parseEnv } from "node:util";
import { HTTPFetchError } from "@line/bot-sdk";
import { ROOT } from "../compile/files.ts";
import { imageFile, readMenu } from "./line-menu/menu.ts";
import { setUp } from "./line-menu/set-up.ts";

/** LINE has no API for these. */
const BY_HAND = `
In LINE's own consoles, by hand, once:
  - developers.line.biz: switch on “Use webhook” and “Webhook redelivery”
  - manager.line.biz: switch off the greeting message (this bot greets new friends itself, by the follow event),
    auto-replies, and, if it shall stay out of groups, joining groups
`;

const { "dry-run": dryRun, webhook } = options();
const file = join(ROOT, ".dev.vars");
// Token and host from one place: a real token goes nowhere but to LINE, whatever a simulator left in .dev.vars.
const local = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
const vars = process.env.LINE_CHANNEL_ACCESS_TOKEN ? process.env : local;
const accessToken = vars.LINE_CHANNEL_ACCESS_TOKEN;
if (!accessToken) stop("LINE_CHANNEL_ACCESS_TOKEN is not set: put it into the environment or .dev.vars");

const apiBase = vars.LINE_API_BASE || undefined;
console.log(`${dryRun ? "would change" : "changing"} the account on ${apiBase ?? "https://api.line.me"}`);
const wanted = { menu: readMenu(ROOT), image: readFileSync(imageFile(ROOT)), webhook };
try {
  const { done, asIs } = await setUp(wanted, { accessToken, apiBase }, dryRun);
  for (const what of asIs) console.log(`  as it is   ${what}`);
  for (const what of done) console.log(`  ${dryRun ? "would be  " : "done      "} ${what}`);
  if (done.length === 0) console.log("  nothing to change");
  console.log(BY_HAND);
} catch (error) {
  stop(
    error instanceof HTTPFetchError
      ? `LINE said ${error.status}: ${error.body}`
      : `LINE cannot be reached on ${apiBase ?? "https://api.line.me"}: ${error instanceof Error ? error.message : ""}`,
  );
}

function options(): { "dry-run": boolean; webhook?: string | undefined } {
  try {
    const { values } = parseArgs({
      options: { "dry-run": { type: "boolean", default: false }, webhook: { type: "string" } },
    });
    if (values.webhook !== undefined && !/^https:\/\/[^/]+\/line\/webhook$/.test(values.webhook))
      stop(`--webhook ${values.webhook}: https://<host>/line/webhook is needed`);
    return values;
  } catch (error) {
    stop(
      `${error instanceof Error ? error.message : ""}\nusage: npm run line:setup -- --webhook https://<host>/line/webhook [--dry-run]`,
    );
  }
}

function stop(reason: string): never {
  console.error(reason);
  process.exit(1);
}
