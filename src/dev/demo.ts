import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unstable_startWorker } from "wrangler";
import { parse } from "yaml";
import { ROOT } from "../compile/files.ts";
import type { Order, Person } from "../demo/order.ts";
import { executeSql, migrateLocal, QUIET_WRANGLER } from "./d1.ts";
import { askedIn, beginOf, week } from "./demo-week.ts";
import { LinePlatform } from "./line-simulator/platform.ts";
import { serve } from "./line-simulator/serve.ts";

const MINUTE = 60_000;

/** The folder of a demo, and whether it was filled to the end. */
export function demoState(folder: string): "empty" | "begun" | "made" | "foreign" {
  const marker = join(folder, MARKER);
  if (existsSync(marker)) return readFileSync(marker, "utf8").startsWith(MADE) ? "made" : "begun";
  return existsSync(folder) ? "foreign" : "empty";
}

const MARKER = "made-up.txt";
const MADE = "Everything in this folder is made up";

/**
 * Fills a data folder of its own with a made-up week, through the product's own code: nothing real can be in it, and nothing made
 * up gets elsewhere. What was filled to the end stays as it is; what was cut off is made anew.
 *
 * @param folder where wrangler keeps D1 and the conversations of the demo
 * @param now Unix milliseconds
 * @throws Error with the remedy where the folder holds data that no demo has made
 */
export async function fillDemo(folder: string, now: number): Promise<void> {
  const state = demoState(folder);
  if (state === "foreign") throw new Error(`${folder} holds data that no demo has made. Move it away first.`);
  if (state === "made") return migrateLocal({ persistTo: folder });
  console.log("making up a week, about half a minute …");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, MARKER), "begun\n");
  migrateLocal({ persistTo: folder });
  await play(folder, now);
  writeFileSync(
    join(folder, MARKER),
    `${MADE}, on ${new Date(now).toISOString()}. Delete it for a new week.\n`,
  );
}

async function play(folder: string, now: number): Promise<void> {
  const { people, scenes, questions } = week.parse(
    parse(readFileSync(join(ROOT, "src/demo/week.yaml"), "utf8")),
  );
  executeSql(peopleSql(people, now), "local", { persistTo: folder });
  const line = new LinePlatform({
    now: () => Date.now(),
    random: () => 1,
    randomId: () => crypto.randomUUID(),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  const { url, close } = await serve(0, (request) => line.handle(request));
  Object.assign(process.env, QUIET_WRANGLER);
  const worker = await unstable_startWorker({
    config: join(ROOT, "src/demo/wrangler.toml"),
    bindings: { LINE_API_BASE: { type: "plain_text", value: url } },
    dev: { logLevel: "none", server: { port: 0 }, inspector: false, watch: false, persist: folder },
  });
  const take = async (order: Omit<Order, "people">) => {
    const body = JSON.stringify({ ...order, people });
    const response = await worker.fetch("http://demo.invalid/", { method: "POST", body });
    if (!response.ok) throw new Error(`${JSON.stringify(order.step)}: ${await response.text()}`);
  };
  const personOf = (id: string) => {
    const found = people.find((one) => one.id === id);
    if (!found) throw new Error(`week.yaml: there is no ${id} among the people`);
    return found;
  };
  try {
    const begun = scenes.map((scene, i) => ({ ...scene, id: `demo-${i + 1}`, begin: beginOf(scene, now) }));
    // Tickets are numbered in the order in which they come.
    for (const scene of begun.toSorted((a, b) => a.begin - b.begin)) {
      const { id: conversation, channel } = scene;
      let { begin: at } = scene;
      let agent = personOf(scene.agent);
      for (const { wait, step } of scene.steps) {
        at += wait * MINUTE;
        if (at > now) break;
        if (scene.unreachable && "reply" in step)
          line.faults.plan({ kind: "refuse", status: 403, to: conversation });
        await take({ conversation, channel, at, agent, step });
        if ("transfer" in step) agent = personOf(step.transfer);
      }
    }
    for (const { id: conversation, channel, at, text } of askedIn(questions, now)) {
      await take({ conversation, channel, at, agent: personOf("hanako"), step: { user: text } });
    }
  } finally {
    await worker.dispose();
    close();
  }
  // In the data too: a label on every ticket.
  executeSql("insert into ticket_labels (label, ticket) select '見本', number from tickets", "local", {
    persistTo: folder,
  });
}

/** Accounts without a password: they have names in what they did, and nobody signs in as them. */
function peopleSql(people: Person[], now: number): string {
  const rows = people.map(
    ({ id, name, role }) => `('${id}', '${name}', '${id}@example.jp', 1, '${role}', 0, ${now}, ${now})`,
  );
  return `insert into people (id, name, email, email_verified, role, two_factor_enabled, created_at, updated_at)
    values ${rows.join(", ")}`;
}
