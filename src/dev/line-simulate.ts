/**
 * `npm run line:simulate`: LINE in the terminal, for whoever has no LINE account. Answers as LINE's API on the port that
 * .dev.vars names (LINE_API_BASE) and sends what is typed to the webhook of a running `npm start`.
 */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { parseArgs, parseEnv } from "node:util";
import { ROOT } from "../compile/files.ts";
import { readMenu, richMenuRequest } from "./line-menu/menu.ts";
import { help, read } from "./line-simulator/commands.ts";
import { type Delivered, LinePlatform } from "./line-simulator/platform.ts";
import { serve } from "./line-simulator/serve.ts";
import { SimulatedUser } from "./line-simulator/user.ts";
import { postWebhook, redelivered, type Target, type WebhookEvent } from "./line-simulator/webhook.ts";

const { server, user: name } = options();
const vars = devVars();
const base = new URL(vars.LINE_API_BASE ?? "https://api.line.me");
if (base.hostname !== "127.0.0.1" && base.hostname !== "localhost") {
  stop(
    `LINE_API_BASE is ${base.origin}: the bot would answer there. Set it to http://127.0.0.1:8788 in .dev.vars.`,
  );
}

const outside = {
  now: () => Date.now(),
  random: () => Math.random(),
  randomId: () => randomUUID().replaceAll("-", ""),
  wait: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
};
const platform = new LinePlatform(outside);
const line = await serve(Number(base.port), (request) => platform.handle(request)).catch(() =>
  stop(`port ${base.port} is taken: another simulator may be running`),
);
const idOf = (kind: string) => kind + createHash("sha256").update(name).digest("hex").slice(0, 32);
const user = new SimulatedUser(idOf("U"), platform, outside);
const areas = richMenuRequest(readMenu(ROOT), "").areas.map(({ action }) => action);
const chat = { user, faults: platform.faults, group: idOf("C"), areas };
const target: Target = { url: `${server}/line/webhook`, channelSecret: vars.LINE_CHANNEL_SECRET ?? "" };

let quickReplies: string[] = [];
let last: WebhookEvent[] = [];
let terminal: Interface | undefined;

platform.onDelivered = show;
console.log(
  `LINE, simulated: ${name} chats with ${server}. LINE's API is played on ${base.origin}.\n${help()}\n`,
);
await send([user.follows()]);
// Not before: lines that come while nobody reads them would be lost.
terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: "> " });
// A file as input ends before its last answers come: then nothing is prompted for.
terminal.once("close", () => {
  terminal = undefined;
});
terminal.prompt();
for await (const typed of terminal) {
  const { send: events, again, say, end } = read(chat, typed, quickReplies);
  if (end) break;
  if (say) console.log(say);
  if (events) await send(events);
  if (again) await sendAgain(again);
  terminal?.prompt();
}
// What was asked last is still on its way when the input was a file.
await outside.wait(process.stdin.isTTY ? 0 : 3000);
line.close();
process.exit(0);

async function send(events: WebhookEvent[]): Promise<void> {
  last = events;
  quickReplies = [];
  report(await postWebhook(target, events));
}

async function sendAgain(how: "last" | "verify" | "forged"): Promise<void> {
  if (how === "verify") report(await postWebhook(target, []), true);
  if (how === "last") report(await postWebhook(target, last.map(redelivered)), true);
  if (how === "forged") report(await postWebhook({ ...target, channelSecret: "wrong" }, last), true);
}

function report(status: number, always = false): void {
  if (status === 0)
    console.log(`(no answer from ${server}: start it with npm start in another terminal, then /redeliver)`);
  else if (status !== 200 || always) console.log(`(the webhook said ${status})`);
}

/** A message of the bot, with what can be tapped under the last one. */
function show({ via, to, messages }: Delivered): void {
  const where = to === user.id ? "" : " in the group";
  process.stdout.write("\r");
  for (const { text, quickReply } of messages) {
    console.log(`まどぐち${where}${via === "push" ? " (push)" : ""}\n${text.replace(/^/gm, "  │ ")}`);
    quickReplies = (quickReply?.items ?? []).map(({ action }) => action.text);
    const labels = (quickReply?.items ?? []).map(({ action }, i) => `[${i + 1} ${action.label}]`);
    if (labels.length > 0) console.log(`  ${labels.join(" ")}`);
  }
  terminal?.prompt();
}

function devVars(): NodeJS.Dict<string> {
  const file = join(ROOT, ".dev.vars");
  if (!existsSync(file)) stop("there is no .dev.vars yet: npm start makes it");
  return parseEnv(readFileSync(file, "utf8"));
}

function options(): { server: string; user: string } {
  try {
    return parseArgs({
      options: {
        server: { type: "string", default: "http://127.0.0.1:8787" },
        user: { type: "string", default: "somebody" },
      },
    }).values;
  } catch (error) {
    stop(
      `${error instanceof Error ? error.message : ""}\nusage: npm run line:simulate -- --server http://127.0.0.1:9000 --user NAME`,
    );
  }
}

function stop(reason: string): never {
  console.error(reason);
  process.exit(1);
}
