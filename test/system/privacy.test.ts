import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { SimulatedUser } from "../../src/dev/line-simulator/user.ts";
import { postWebhook } from "../../src/dev/line-simulator/webhook.ts";
import { backUp } from "../../src/dev/state-backup.ts";
import { passFor } from "../../src/operator/pass.ts";
import { toBrf } from "../../src/transcripts/braille/brf.ts";
import { numberCells } from "../../src/transcripts/braille/signs.ts";
import { firstAdminAt } from "../support/desk-over-http.ts";
import { CHANNEL_SECRET } from "../support/line-signature.ts";
import { SESSION_SECRET, ServerUnderTest, serveLine } from "../support/server.ts";

/** How a secret is written, and the piece of it that must be nowhere. All made up. */
const SECRETS: [message: string, piece: string][] = [
  ["マイナンバーは 837401962520 です", "837401962520"],
  ["８３７４－０１９６－２５３１", "２５３１"],
  ["暗証番号は 7093 です", "7093 です"],
  ["パスワードは TSUBAKI5829", "TSUBAKI5829"],
  ["申請書IDは 83740196252010293847561", "83740196252010293847561"],
  ["090-9317-4826 に電話してください", "9317-4826"],
  ["hanako.mihon@example.jp に送って", "hanako.mihon"],
  ["〒999-0193 栃木県見本市見本町2丁目14-8 に住む父", "見本町2丁目"],
  ["昭和13年11月23日生まれです", "昭和13年11月23日"],
  ["振込先は普通 8362915 です", "8362915"],
  ["被保険者番号 08362917 です", "08362917"],
  ["大塚ヨシ子と申します", "大塚ヨシ子"],
  ["在留カードは QX83629174ZW です", "QX83629174ZW"],
];

/** What a client itself writes into an address: wrangler dev notes addresses, in a store of its own; the product does not. */
const IN_ADDRESS = "837401962999";
const DEV_TRACES = "/observability/";
const JAPAN_AHEAD_MS = 9 * 60 * 60 * 1000;

let line: Awaited<ReturnType<typeof serveLine>>;
let server: ServerUnderTest;
let openAtDesk: Awaited<ReturnType<typeof firstAdminAt>>;

beforeAll(async () => {
  line = await serveLine();
  server = await ServerUnderTest.create({ lineApiBase: line.url });
  await server.start();
  openAtDesk = await firstAdminAt(server);
}, 120_000);

afterAll(async () => {
  await server?.dispose();
  line?.close();
});

const post = async (path: string, token: string | undefined, body: unknown) => {
  const headers = {
    "content-type": "application/json",
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  return await fetch(`${server.url}/v3/directline${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
};

async function overDirectLine(): Promise<{ id: string; token: string }> {
  const { token } = (await (await post("/tokens/generate", undefined, {})).json()) as { token: string };
  const started = (await (await post("/conversations", token, {})).json()) as { conversationId: string };
  const id = started.conversationId;
  // The link shows what is said after it too.
  for (const text of ["会話を印刷", "職員に相談する"])
    await post(`/conversations/${id}/activities`, token, { type: "message", text, from: { id: "u" } });
  for (const [text, piece] of SECRETS) {
    const sent = await post(`/conversations/${id}/activities`, token, {
      type: "message",
      text,
      speak: text,
      summary: text,
      from: { id: "u", name: piece },
      value: { text },
      entities: [{ type: "note", text }],
      channelData: { note: text },
      attachments: [],
    });
    expect(sent.status).toBe(200);
    await post(`/conversations/${id}/activities`, token, { type: "event", name: piece, value: text });
  }
  await fetch(`${server.url}/v3/directline/conversations/${id}/upload?userId=${IN_ADDRESS}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "image/png",
      "content-disposition": `name="a"; filename="${SECRETS[0]?.[1]}.png"`,
    },
    body: SECRETS[0]?.[0] ?? "",
  });
  return { id, token };
}

async function overLine(): Promise<void> {
  const user = new SimulatedUser(`U${randomUUID().replaceAll("-", "")}`, line.platform, {
    now: () => Date.now(),
    randomId: () => randomUUID(),
  });
  const webhook = (...events: unknown[]) =>
    postWebhook({ url: `${server.url}/line/webhook`, channelSecret: CHANNEL_SECRET }, events);
  for (const [text] of SECRETS) {
    const event = user.says(text);
    expect(
      await webhook(event, {
        ...event,
        webhookEventId: randomUUID(),
        type: "postback",
        postback: { data: text },
      }),
    ).toBe(200);
  }
}

/** What a link to the transcript opens: the forms with letters, and those in braille. */
async function formsOf(link: string): Promise<{ written: string[]; braille: string[] }> {
  const texts = (...forms: string[]) =>
    Promise.all(forms.map(async (form) => await (await fetch(server.url + link + form)).text()));
  return {
    written: await texts("", "/kiroku.txt", "/large-print"),
    braille: (await texts("/braille", "/kiroku.brf")).map((text) => text.replace(/\s/g, "")),
  };
}

/** The numbers of a text as they stand on the braille page and in the .brf file. */
function inBraille(text: string): string[] {
  const numbers = text.normalize("NFKC").match(/\d[\d-]{2,}\d/g) ?? [];
  return numbers.map(numberCells).flatMap((cells) => [cells, toBrf([[cells]]).trim()]);
}

/** Every page of the desk that shows something of a conversation with a ticket. */
async function deskPages(conversation: string): Promise<string[]> {
  const search = `/desk?${new URLSearchParams({ tab: "open", q: "［個人番号］" })}`;
  const found = await openAtDesk(search);
  const ticket = /\/desk\/tickets\/[\w-]+/.exec(found)?.[0] ?? expect.unreachable();
  const holding = [ticket, `${ticket}/print`, `${ticket}/print/kiroku.txt`];
  const pages = await Promise.all([...holding, `/desk/conversations/${conversation}`].map(openAtDesk));
  for (const page of pages) expect(page).toContain("［個人番号］");
  const lists = ["/desk?tab=open", "/desk/conversations", "/desk/gaps", "/desk/figures", "/desk/audit"];
  return [found, ...pages, ...(await Promise.all(lists.map(openAtDesk)))];
}

/** What `npm run privacy:export` gives. */
async function exported(conversation: string): Promise<string> {
  const path = `/operator/conversations/${conversation}/export`;
  const authorization = `Bearer ${passFor(SESSION_SECRET, path, Date.now())}`;
  const response = await fetch(server.url + path, { method: "POST", headers: { authorization } });
  expect(response.status).toBe(200);
  return await response.text();
}

/** Every file below a folder, as bytes. */
function filesBelow(folder: string): { path: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, bytes: readFileSync(path) }));
}

it("keeps nothing of what is masked: no stored or backed-up file, log line, page, transcript, export or reply", async () => {
  const { id, token } = await overDirectLine();
  await overLine();
  await fetch(`${server.url}/no/${IN_ADDRESS}?q=${IN_ADDRESS}`, { headers: { "x-request-id": IN_ADDRESS } });
  for (const [text] of SECRETS) {
    await fetch(`${server.url}/`, {
      method: "POST",
      body: new URLSearchParams({ eventId: randomUUID(), text }),
    });
  }
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const activities = await fetch(`${server.url}/v3/directline/conversations/${id}/activities`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const said = await activities.text();
  const link = /\/transcripts\/[\w-]+\/[\w-]+/.exec(said)?.[0] ?? expect.unreachable();
  const { written, braille } = await formsOf(link);
  const holding = [said, ...written, await exported(id)];
  for (const text of holding) expect(text).toContain("［個人番号］");
  const [year = ""] = new Date(Date.now() + JAPAN_AHEAD_MS).toISOString().split("-");
  for (const [i, text] of braille.entries()) expect(text).toContain(inBraille(year)[i]);
  const delivered = JSON.stringify(line.platform.delivered);
  const shown = [...holding, ...(await deskPages(id)), ...braille, delivered].join("\n");
  const backup = join(server.state, "../backup");
  await backUp(server.state, backup, new Date().toISOString());
  // The product's own lines; wrangler dev adds the addresses that were asked for, which a deployed Worker does not log.
  const log = server
    .log()
    .filter((written) => written.includes('"event":'))
    .join("\n");
  expect(log).not.toBe("");
  await server.kill();
  const files = [...filesBelow(server.state), ...filesBelow(backup)];
  for (const place of [server.state, backup]) {
    const holds = files.some(({ path, bytes }) => path.startsWith(place) && bytes.includes("［個人番号］"));
    expect(holds, `${place} holds the conversations`).toBe(true);
  }
  expect(log).not.toContain(IN_ADDRESS);
  const own = files.filter(({ path }) => !path.includes(DEV_TRACES));
  expect(own.filter(({ bytes }) => bytes.includes(Buffer.from(IN_ADDRESS))).map(({ path }) => path)).toEqual(
    [],
  );
  for (const [, piece] of SECRETS) {
    expect(shown.includes(piece), `${piece} is shown`).toBe(false);
    for (const cells of inBraille(piece))
      expect(braille.join("\n").includes(cells), `${piece} is in braille`).toBe(false);
    expect(log.includes(piece), `${piece} is in the log`).toBe(false);
    const found = files.filter(({ bytes }) => bytes.includes(Buffer.from(piece))).map(({ path }) => path);
    expect(found, `${piece} is stored`).toEqual([]);
  }
});
